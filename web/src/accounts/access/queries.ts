import { queryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer, answerWithTag, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { AccessRequestStatus, AccessRules } from '../../api/types'

export type Side = 'requester' | 'decider'

type Filter = { status?: AccessRequestStatus; smartAccountId?: string; limit?: number }

export function accessRequestsQuery(as: Side, filter: Filter = {}) {
  return pagesOf(['access-requests', as, filter], (cursor) =>
    answer(api.GET('/access-requests', { params: { query: { as, ...filter, ...cursor } } })),
  )
}

export function accessRequestQuery(id: string) {
  return queryOptions({
    queryKey: ['access-request', id],
    queryFn: () => answer(api.GET('/access-requests/{id}', { params: { path: { id } } })),
  })
}

export function accessRulesQuery(accountId: string) {
  return queryOptions({
    queryKey: ['access-rules', accountId],
    queryFn: (): Promise<AccessRules> =>
      answerWithTag(api.GET('/smart-accounts/{id}/access-rules', { params: { path: { id: accountId } } })),
  })
}

const page = 50

/** How many requests for access this person can decide now, in one account or in all of theirs. */
export function useAccessWaiting(accountId?: string, enabled = true) {
  const list = useInfiniteQuery({
    ...accessRequestsQuery('decider', {
      status: 'pending',
      limit: page,
      ...(accountId ? { smartAccountId: accountId } : {}),
    }),
    staleTime: 30_000,
    retry: false,
    enabled,
  })
  const first = list.data?.pages[0]
  if (!first) return { count: 0, more: false }
  return { count: first.items.filter(({ may }) => may.decide).length, more: first.nextCursor !== null }
}

const touched = ['access-requests', 'access-request', 'account', 'members', 'session', 'directory', 'look-up']

/** Call after an act on a request for access: it may have changed lists, members, and what one is oneself. */
export function useRefreshAccess() {
  const queryClient = useQueryClient()
  return useCallback(
    () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) }),
    [queryClient],
  )
}
