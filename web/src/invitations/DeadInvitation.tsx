import type { Problem } from '../api/problem'
import { type TextKey, useText } from '../portal/i18n/text'
import { useUser } from '../portal/session/session'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { sentenceOf } from '../ui/problems'

// Each way for an invitation to end; a reason this page does not know gets the plain one.
const ends: Record<string, { title: TextKey; hint: TextKey }> = {
  used: { title: 'ui.dead_invitation.used_title', hint: 'ui.dead_invitation.used_hint' },
  refused: { title: 'ui.dead_invitation.refused_title', hint: 'ui.dead_invitation.refused_hint' },
  lapsed: { title: 'ui.dead_invitation.lapsed_title', hint: 'ui.dead_invitation.lapsed_hint' },
  revoked: { title: 'ui.dead_invitation.revoked_title', hint: 'ui.dead_invitation.revoked_hint' },
  replaced: { title: 'ui.dead_invitation.replaced_title', hint: 'ui.dead_invitation.replaced_hint' },
  closed: { title: 'ui.dead_invitation.closed_title', hint: 'ui.dead_invitation.closed_hint' },
}
const plain = { title: 'ui.link.dead_title', hint: 'ui.dead_invitation.plain_hint' } as const

export function DeadInvitation({ problem }: { problem: Problem }) {
  const text = useText()
  const user = useUser()
  const account = problem.smartAccountId
  if (problem.code === 'link.unknown') {
    return (
      <Outcome
        sign="question"
        tone="still"
        title={text('ui.link.unknown_title')}
        lead={sentenceOf(problem, text)}
      >
        <p>{text('ui.link.unknown_hint')}</p>
      </Outcome>
    )
  }
  const used = problem.reason === 'used'
  const end = ends[problem.reason ?? ''] ?? plain
  return (
    <Outcome
      sign={used ? 'check' : 'wait'}
      tone="still"
      title={text(end.title)}
      lead={text(account ? 'ui.dead_invitation.used_own' : end.hint)}
    >
      {account && (
        <LinkButton to="/accounts/$accountId" params={{ accountId: account }}>
          {text('ui.invitation.to_account')}
        </LinkButton>
      )}
      {used && user === null && (
        <LinkButton to="/sign-in" variant="default">
          {text('ui.shell.sign_in')}
        </LinkButton>
      )}
    </Outcome>
  )
}
