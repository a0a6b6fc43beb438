import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { asProblem } from '../../api/problem'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { LinkButton } from '../../ui/LinkButton'
import { TimeLeft } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Seal } from '../../ui/Seal'
import { Waiting } from '../../ui/Waiting'
import { requestQuery } from '../queries'
import styles from './CompletePage.module.css'
import { Mails } from './Mails'

/** After sending: what was done, what happens now, and that there is nothing left to do. */
export function CompletePage() {
  const text = useText()
  const { requestId } = useParams({ from: '/requests/$requestId/complete' })
  const request = useQuery(requestQuery(requestId))
  return (
    <Page
      width="reading"
      title={text('ui.complete.title')}
      lead={request.data && text('ui.complete.lead', { account: request.data.smartAccount.name })}
      badge={request.data && <Seal sign="check" tone="good" />}
    >
      {request.data ? (
        <>
          <Next request={request.data} />
          <Mails mails={request.data.mails} />
        </>
      ) : request.error ? (
        <ProblemNotice problem={asProblem(request.error)} onRetry={() => request.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={6} />
        </Panel>
      )}
      <Group>
        <LinkButton to="/requests/$requestId" params={{ requestId }}>
          {text('ui.complete.see_request')}
        </LinkButton>
        {request.data && (
          <LinkButton
            to="/directory"
            search={{ domain: request.data.smartAccount.domainIdentifier }}
            variant="default"
          >
            {text('ui.complete.in_directory')}
          </LinkButton>
        )}
        <LinkButton to="/requests/new" variant="default">
          {text('ui.complete.another')}
        </LinkButton>
      </Group>
    </Page>
  )
}

function Next({ request }: { request: AccountRequest }) {
  const text = useText()
  const first =
    request.status === 'in_review'
      ? text('ui.complete.step_review')
      : request.routedTo === 'existing_admins'
        ? text('ui.complete.step_admins')
        : text('ui.complete.step_approvers', { count: request.approvers.length })
  return (
    <Panel tone="deed" title={text('ui.complete.next_title')}>
      <ol className={styles.steps}>
        <li>{first}</li>
        <li>{text('ui.complete.step_decide')}</li>
        <li>{text('ui.complete.step_you')}</li>
      </ol>
      <p className={styles.left}>
        <TimeLeft until={request.expiresAt} />
      </p>
    </Panel>
  )
}
