import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { EmailField } from '../ui/EmailField'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { useRetyped } from '../ui/retyped'
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
  const [stopped, setStopped] = useState(false)
  const problem = link.error && asProblem(link.error)

  if (stopped && link.data) {
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
          <StopForm token={token} email={link.data.email} onStopped={() => setStopped(true)} />
        ) : (
          <Waiting lines={2} />
        )}
      </Panel>
    </Page>
  )
}

type FormProps = { token: string; email: string; onStopped: () => void }

/**
 * The address is typed, although it is known: some mail scanners press every button they find, and one press would keep an
 * approver from ever hearing of a request.
 */
function StopForm({ token, email, onStopped }: FormProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState('')
  const { isOther, refusal, refuse } = useRetyped(email, typed)
  const stop = useAct(() => answer(api.POST('/mail-stops', { body: { token } })), { onSuccess: onStopped })
  useFocusOnProblem(form, stop.error ?? refusal)
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isOther) refuse()
        else stop.mutate()
      }}
    >
      <Stack gap="md">
        <ProblemNotice problem={stop.error} />
        <p>{text('ui.stop.address', { email })}</p>
        <EmailField
          label={text('ui.field.email')}
          name="email"
          autoComplete="email"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={refusal ? text('ui.stop.other_address', { email }) : undefined}
        />
        <Button type="submit" loading={stop.isPending}>
          {text('ui.stop.submit')}
        </Button>
      </Stack>
    </form>
  )
}
