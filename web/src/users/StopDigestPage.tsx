import { Button, Stack } from '@mantine/core'
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

/** The way out of the weekly digest, from the mail itself; without signing in. */
export function StopDigestPage() {
  const text = useText()
  const { token } = useParams({ from: '/digest-stops/$token' })
  const path = { token }
  const link = useQuery({
    queryKey: ['digest-stop', token],
    queryFn: () => answer(api.GET('/digest-stops/{token}', { params: { path } })),
  })
  const stop = useAct((_: undefined, headers) =>
    answer(api.POST('/digest-stops/{token}', { params: { path }, headers })),
  )
  const problem = link.error && asProblem(link.error)
  if (isDeadLink(problem)) {
    return (
      <DeadLink problem={problem} hint={text('ui.stop.dead_hint')}>
        <LinkButton to="/">{text('ui.page.home')}</LinkButton>
      </DeadLink>
    )
  }
  if (link.data && (stop.isSuccess || !link.data.wanted)) {
    return (
      <Outcome
        key="done"
        sign="check"
        title={text('ui.digest_stop.done_title')}
        lead={text('ui.digest_stop.done_lead', { email: link.data.email })}
      />
    )
  }
  return (
    <Page width="narrow" title={text('ui.digest_stop.title')} lead={text('ui.digest_stop.lead')}>
      <Panel tone="deed">
        {problem ? (
          <ProblemNotice problem={problem} onRetry={() => link.refetch()} />
        ) : link.data ? (
          <Stack gap="md">
            <ProblemNotice problem={stop.error} />
            <p>{text('ui.digest_stop.address', { email: link.data.email })}</p>
            <Button
              style={{ alignSelf: 'start' }}
              loading={stop.isPending}
              onClick={() => stop.mutate(undefined)}
            >
              {text('ui.digest_stop.submit')}
            </Button>
          </Stack>
        ) : (
          <Waiting lines={2} />
        )}
      </Panel>
    </Page>
  )
}
