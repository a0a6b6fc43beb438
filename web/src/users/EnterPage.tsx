import { useNavigate, useParams } from '@tanstack/react-router'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { useArrive } from '../portal/session/session'
import { LinkButton } from '../ui/LinkButton'
import { ChoosePassword } from './ChoosePassword'
import { DeadLink, isDeadLink } from './DeadLink'

/** The one-time link that the command line prints for a first administrator. */
export function EnterPage() {
  const text = useText()
  const { token } = useParams({ from: '/enter/$token' })
  const navigate = useNavigate()
  const arrive = useArrive()
  const enter = useAct(
    (password: string) =>
      answer(api.POST('/sign-in-links/{token}', { params: { path: { token } }, body: { password } })),
    {
      onSuccess: async ({ user }) => {
        await arrive(user)
        await navigate({ to: '/', replace: true })
      },
    },
  )

  if (isDeadLink(enter.error)) {
    return (
      <DeadLink problem={enter.error} hint={text('ui.enter.dead_hint')}>
        <LinkButton to="/sign-in">{text('ui.shell.sign_in')}</LinkButton>
      </DeadLink>
    )
  }
  return (
    <ChoosePassword
      title={text('ui.enter.title')}
      lead={text('ui.enter.lead')}
      submit={text('ui.enter.submit')}
      problem={enter.error}
      pending={enter.isPending}
      onChosen={enter.mutate}
    />
  )
}
