import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { asProblem } from '../../api/problem'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useUser } from '../../portal/session/session'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Waiting } from '../../ui/Waiting'
import { requestQuery } from '../queries'
import { draftFrom, emptyDraft } from './draft'
import { RequestForm } from './RequestForm'

export function NewRequestPage() {
  const text = useText()
  const user = useUser()
  const { again } = useSearch({ from: '/requests/new' })
  const earlier = useQuery({ ...requestQuery(again ?? ''), enabled: again !== undefined })

  return (
    <Page
      width="reading"
      title={text('ui.request_form.title')}
      lead={text('ui.request_form.lead')}
      actions={<HelpButton guide="request-account" />}
    >
      {user && !user.may.requestAccount ? (
        <Notice tone="wait" title={text('ui.request_form.not_allowed')} />
      ) : earlier.isError ? (
        <ProblemNotice problem={asProblem(earlier.error)} onRetry={() => earlier.refetch()} />
      ) : !user || (again && !earlier.data) ? (
        <Panel>
          <Waiting lines={8} />
        </Panel>
      ) : (
        <RequestForm
          user={user}
          // Asking again is work of its own: it neither reads nor overwrites a request begun from scratch.
          place={again ? `request-again-${again}` : 'request'}
          start={earlier.data ? draftFrom(earlier.data) : emptyDraft}
        />
      )}
    </Page>
  )
}
