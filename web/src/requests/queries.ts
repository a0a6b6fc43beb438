import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer, answerWithTag, api } from '../api/client'
import { pagesOf } from '../api/queries'
import type { AccountRequest, RequestStatus } from '../api/types'

export type Side = 'requester' | 'approver' | 'reviewer'

type Filter = { status?: RequestStatus; q?: string; order?: 'newest' | 'oldest'; limit?: number }

export function requestsQuery(as: Side, filter: Filter = {}) {
  return pagesOf(['requests', as, filter], (cursor) =>
    answer(api.GET('/account-requests', { params: { query: { as, ...filter, ...cursor } } })),
  )
}

export const ownObjectionsQuery = pagesOf(['objections'], (cursor) =>
  answer(api.GET('/identifier-contests', { params: { query: cursor } })),
)

export function objectionsQuery(id: string) {
  return pagesOf(['request', id, 'objections'], (cursor) =>
    answer(api.GET('/account-requests/{id}/objections', { params: { path: { id }, query: cursor } })),
  )
}

export const filingAllowancesQuery = pagesOf(['filing-allowances'], (cursor) =>
  answer(api.GET('/filing-allowances', { params: { query: cursor } })),
)

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id],
    queryFn: (): Promise<AccountRequest> =>
      answerWithTag(api.GET('/account-requests/{id}', { params: { path: { id } } })),
    // A mail leaves a moment after the act that caused it; whoever watches sees it go.
    refetchInterval: ({ state }) =>
      state.data?.mails.some((mail) => mail.state === 'queued') ? 3_000 : false,
  })
}

export function approvalLinkQuery(token: string) {
  return queryOptions({
    queryKey: ['approval-link', token],
    queryFn: () => answer(api.GET('/approval-links/{token}', { params: { path: { token } } })),
  })
}

const touched = [
  'requests',
  'objections',
  'request',
  'session',
  'account',
  'members',
  'virtual-accounts',
  'directory',
  'look-up',
]

/** Call after an act on a request: it may have changed lists, the account, and what the person is a member of. */
export function useRefresh() {
  const queryClient = useQueryClient()
  return useCallback(() => {
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) })
  }, [queryClient])
}
