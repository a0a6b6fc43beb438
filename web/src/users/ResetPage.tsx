import { useParams } from '@tanstack/react-router'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { useArrive } from '../portal/session/session'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { ChoosePassword } from './ChoosePassword'
import { DeadLink, isDeadLink } from './DeadLink'

export function ResetPage() {
  const text = useText()
  const { token } = useParams({ from: '/reset/$token' })
  const arrive = useArrive()
  const reset = useAct(
    (password: string) =>
      answer(api.PUT('/password-resets/{token}', { params: { path: { token } }, body: { password } })),
    { onSuccess: () => arrive() },
  )

  if (reset.isSuccess) {
    return (
      <Outcome key="done" sign="check" title={text('ui.reset.done_title')} lead={text('ui.reset.done_lead')}>
        <LinkButton to="/">{text('ui.verify.go_on')}</LinkButton>
      </Outcome>
    )
  }
  if (isDeadLink(reset.error)) {
    return (
      <DeadLink problem={reset.error} hint={text('ui.reset.dead_hint')}>
        <LinkButton to="/forgot-password">{text('ui.reset.ask_again')}</LinkButton>
      </DeadLink>
    )
  }
  return (
    <ChoosePassword
      title={text('ui.reset.title')}
      lead={text('ui.reset.lead')}
      submit={text('ui.reset.submit')}
      problem={reset.error}
      pending={reset.isPending}
      onChosen={reset.mutate}
    />
  )
}
