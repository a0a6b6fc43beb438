import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'

export type Side = 'requester' | 'approver' | 'reviewer'

export function requestsQuery(as: Side, filter: { status?: string; limit?: string } = {}) {
  return infiniteQueryOptions({
    queryKey: ['requests', as, filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/account-requests', {
          params: { query: { as, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['request', id],
    queryFn: () => answer(api.GET('/account-requests/{id}', { params: { path: { id } } })),
  })
}

export function approvalLinkQuery(token: string) {
  return queryOptions({
    queryKey: ['approval-link', token],
    queryFn: () => answer(api.GET('/approval-links/{token}', { params: { path: { token } } })),
  })
}
