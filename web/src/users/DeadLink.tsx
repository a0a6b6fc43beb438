import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { Outcome } from '../ui/Outcome'
import { sentenceOf } from '../ui/problems'

export function isDeadLink(problem: Problem | null): problem is Problem {
  return problem?.code === 'link.dead' || problem?.code === 'link.unknown'
}

/** A link that opens nothing any more, or never did: what happened, and the way to a new one. */
export function DeadLink({
  problem,
  hint,
  children,
}: {
  problem: Problem
  hint: string
  children: ReactNode
}) {
  const text = useText()
  const unknown = problem.code === 'link.unknown'
  return (
    <Outcome
      key="dead"
      sign={unknown ? 'question' : 'wait'}
      tone="still"
      title={text(unknown ? 'ui.link.unknown_title' : 'ui.link.dead_title')}
      lead={sentenceOf(problem, text)}
    >
      <p>{unknown ? text('ui.link.unknown_hint') : hint}</p>
      {children}
    </Outcome>
  )
}
