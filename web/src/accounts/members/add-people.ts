import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { asProblem, type Problem } from '../../api/problem'
import type { AddedMember, NewMember } from '../../api/types'

export type Refused = { email: string; problem: Problem }

export type Outcome = {
  added: AddedMember[]
  refused: Refused[]
  /** What would have been said of everybody after that, too. */
  stopped: Problem | null
  /** Those who are still to be added, in their order: refused, or not come to. */
  left: string[]
}

const nobody: Outcome = { added: [], refused: [], stopped: null, left: [] }

/** Whether a refusal is about this one person, so that the next one may be taken. */
export function isOfOnePerson(problem: Problem): boolean {
  if (problem.status === 409) return true
  if (problem.status !== 422 || problem.fields.length === 0) return false
  return problem.fields.every(
    ({ field, code }) => field === '/email' || (field === '/role' && code === 'role.approver_domain'),
  )
}

/**
 * Adds people one after the other, each with a call of their own: what one is refused for keeps no other out. It stops at
 * what is about none of them alone, such as a network that is gone, and leaves the rest as it was.
 */
export function useAddPeople(accountId: string) {
  const [outcome, setOutcome] = useState(nobody)
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null)
  const ended = useRef(false)
  const add = useAct<NewMember, AddedMember>((person: NewMember, headers) =>
    answer(
      api.POST('/smart-accounts/{id}/members', {
        params: { path: { id: accountId } },
        headers,
        body: person,
      }),
    ),
  )

  async function addAll(emails: string[], rest: Omit<NewMember, 'email'>): Promise<Outcome> {
    ended.current = false
    let now: Outcome = { ...nobody, left: emails }
    setOutcome(now)
    for (const [done, email] of emails.entries()) {
      setProgress({ done, of: emails.length })
      try {
        const added = await add.mutateAsync({ email, ...rest })
        now = { ...now, added: [...now.added, added], left: now.left.filter((one) => one !== email) }
      } catch (error) {
        const problem = asProblem(error)
        if (!isOfOnePerson(problem)) now = { ...now, stopped: problem }
        else now = { ...now, refused: [...now.refused, { email, problem }] }
      }
      setOutcome(now)
      if (now.stopped || ended.current) break
    }
    setProgress(null)
    return now
  }

  return {
    addAll,
    outcome,
    progress,
    /** No more after the one that is under way. */
    end: () => {
      ended.current = true
    },
    forget: () => setOutcome(nobody),
  }
}
