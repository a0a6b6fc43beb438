import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { DeadLink, isDeadLink } from './DeadLink'

/** "Not me, stop these mails": reached from a mail by somebody who never asked for it. */
export function StopMailsPage() {
  const text = useText()
  const { token } = useParams({ from: '/stop/$token' })
  const link = useQuery({
    queryKey: ['mail-stop', token],
    queryFn: () => answer(api.GET('/mail-stops/{token}', { params: { path: { token } } })),
  })
  const stop = useAct(() => answer(api.POST('/mail-stops', { body: { token } })))
  const problem = link.error && asProblem(link.error)

  if (stop.isSuccess && link.data) {
    return (
      <Outcome
        key="done"
        sign="check"
        title={text('ui.stop.done_title')}
        lead={text('ui.stop.done_lead', { email: link.data.email })}
      />
    )
  }
  if (isDeadLink(problem)) {
    return (
      <DeadLink problem={problem} hint={text('ui.stop.dead_hint')}>
        <LinkButton to="/">{text('ui.page.home')}</LinkButton>
      </DeadLink>
    )
  }
  return (
    <Page width="narrow" title={text('ui.stop.title')} lead={text('ui.stop.lead')}>
      <Panel tone="deed">
        {problem ? (
          <ProblemNotice problem={problem} onRetry={() => link.refetch()} />
        ) : link.data ? (
          <>
            <ProblemNotice problem={stop.error} />
            <p style={{ marginBlockEnd: '1rem' }}>{text('ui.stop.address', { email: link.data.email })}</p>
            <Button loading={stop.isPending} onClick={() => stop.mutate()}>
              {text('ui.stop.submit')}
            </Button>
          </>
        ) : (
          <Waiting lines={2} />
        )}
      </Panel>
    </Page>
  )
}
