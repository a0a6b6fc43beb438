import { Navigate } from '@tanstack/react-router'
import type { Problem } from '../../api/problem'
import { type TextKey, useText } from '../../portal/i18n/text'
import { useUser } from '../../portal/session/session'
import { LinkButton } from '../../ui/LinkButton'
import { Outcome } from '../../ui/Outcome'
import { sentenceOf } from '../../ui/problems'
import { RenewLink } from './RenewLink'

// Each way for a link to end has its own page; a reason this page does not know gets the plain one.
const titles: Record<string, TextKey> = {
  aged: 'ui.dead_approval.aged_title',
  replaced: 'ui.dead_approval.replaced_title',
  decided: 'ui.dead_approval.decided_title',
  forwarded: 'ui.dead_approval.forwarded_title',
  withdrawn: 'ui.dead_approval.withdrawn_title',
  lapsed: 'ui.dead_approval.lapsed_title',
  wrong_person: 'ui.dead_approval.wrong_person_title',
}

const hints: Record<string, TextKey> = {
  aged: 'ui.dead_approval.aged_hint',
  replaced: 'ui.dead_approval.replaced_hint',
  decided: 'ui.dead_approval.decided_hint',
  forwarded: 'ui.dead_approval.forwarded_hint',
  withdrawn: 'ui.dead_approval.withdrawn_hint',
  lapsed: 'ui.dead_approval.lapsed_hint',
  wrong_person: 'ui.dead_approval.wrong_person_hint',
}

/** Reasons after which a request can still be read, or decided, by those who sign in. */
const stillThere = ['aged', 'replaced', 'decided', 'forwarded']

export function DeadApproval({ token, problem }: { token: string; problem: Problem }) {
  const text = useText()
  const user = useUser()
  const unknown = problem.code === 'link.unknown'
  const reason = problem.reason ?? ''

  // One's own link after the decision: the request says how it ended, better than this page could.
  if (problem.requestId && reason === 'decided') {
    return <Navigate to="/requests/$requestId" params={{ requestId: problem.requestId }} replace />
  }
  return (
    <Outcome
      sign={unknown ? 'question' : reason === 'decided' ? 'check' : 'wait'}
      tone="still"
      title={text(unknown ? 'ui.link.unknown_title' : (titles[reason] ?? 'ui.link.dead_title'))}
      lead={unknown ? sentenceOf(problem, text) : text(hints[reason] ?? 'ui.dead_approval.plain_hint')}
    >
      {unknown && <p>{text('ui.link.unknown_hint')}</p>}
      {problem.may.renew && <RenewLink token={token} />}
      {problem.requestId && (
        <LinkButton to="/requests/$requestId" params={{ requestId: problem.requestId }}>
          {text('ui.approval.to_request')}
        </LinkButton>
      )}
      {user && !problem.requestId && <LinkButton to="/decisions">{text('ui.shell.decisions')}</LinkButton>}
      {user === null && stillThere.includes(reason) && (
        <LinkButton to="/sign-in" search={{ next: '/decisions' }} variant="default">
          {text('ui.shell.sign_in')}
        </LinkButton>
      )}
    </Outcome>
  )
}
