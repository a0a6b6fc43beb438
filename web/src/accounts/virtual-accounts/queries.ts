import { queryOptions } from '@tanstack/react-query'
import { answer, answerWithTag, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { WholeVirtualAccount } from '../../api/types'

const most = 200

/** Those directly below one, or the topmost ones that the reader may see. */
export function branchQuery(accountId: string, parentId: string | null) {
  return pagesOf(['virtual-accounts', accountId, 'branch', parentId], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/virtual-accounts', {
        params: {
          path: { id: accountId },
          query: { limit: most, ...(parentId ? { parentId } : {}), ...cursor },
        },
      }),
    ),
  )
}

/** Those that everybody in the account finds, outside of what the reader's own roles reach. */
export function othersQuery(accountId: string) {
  return pagesOf(['virtual-accounts', accountId, 'others'], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/virtual-accounts', {
        params: { path: { id: accountId }, query: { others: 'true', ...cursor } },
      }),
    ),
  )
}

/** Those whose name has these words, wherever they stand. */
export function foundQuery(accountId: string, q: string) {
  return pagesOf(['virtual-accounts', accountId, 'found', q], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/virtual-accounts', {
        params: { path: { id: accountId }, query: { q, ...cursor } },
      }),
    ),
  )
}

export function virtualAccountQuery(accountId: string, id: string) {
  return queryOptions({
    queryKey: ['virtual-accounts', accountId, 'one', id],
    queryFn: (): Promise<WholeVirtualAccount> =>
      answerWithTag(
        api.GET('/smart-accounts/{id}/virtual-accounts/{virtualAccountId}', {
          params: { path: { id: accountId, virtualAccountId: id } },
        }),
      ),
  })
}

export function deletionQuery(accountId: string, id: string) {
  return queryOptions({
    queryKey: ['virtual-accounts', accountId, 'deletion', id],
    queryFn: () =>
      answer(
        api.GET('/smart-accounts/{id}/virtual-accounts/{virtualAccountId}/deletion', {
          params: { path: { id: accountId, virtualAccountId: id } },
        }),
      ),
    staleTime: 0,
  })
}
