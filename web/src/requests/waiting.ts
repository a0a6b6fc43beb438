import { useInfiniteQuery } from '@tanstack/react-query'
import type { User } from '../api/types'
import { requestsQuery } from './queries'

const page = 50

/** How much waits for this person: `more` when there is more than was counted. */
export type Waiting = { count: number; more: boolean }

const nothing: Waiting = { count: 0, more: false }

/** The requests that this person can decide now. */
export function useDecisionsWaiting(): Waiting {
  const list = useInfiniteQuery({
    ...requestsQuery('approver', { status: 'pending', limit: page }),
    staleTime: 30_000,
    retry: false,
  })
  const first = list.data?.pages[0]
  if (!first) return nothing
  return { count: first.items.filter(({ may }) => may.decide).length, more: first.nextCursor !== null }
}

/** The requests that wait for a reviewer, for somebody who is one. */
export function useReviewsWaiting(user: User): Waiting {
  const list = useInfiniteQuery({
    ...requestsQuery('reviewer', { status: 'in_review', order: 'oldest', limit: page }),
    staleTime: 30_000,
    retry: false,
    enabled: user.may.review,
  })
  const first = list.data?.pages[0]
  if (!first) return nothing
  return { count: first.items.filter(({ may }) => may.review).length, more: first.nextCursor !== null }
}
