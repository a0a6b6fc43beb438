import { queryOptions } from '@tanstack/react-query'
import { answer, api, received } from '../../../api/client'
import { pagesOf } from '../../../api/queries'
import type { MemberImport } from '../../../api/types'

export type Only = 'refused' | undefined

const soon = 1000
const rarely = 60_000

export function importQuery(accountId: string, importId: string) {
  return queryOptions({
    queryKey: ['member-import', accountId, importId],
    queryFn: () =>
      answer(
        api.GET('/smart-accounts/{id}/member-imports/{importId}', {
          params: { path: { id: accountId, importId } },
        }),
      ),
    // What waits for another day has no need of being asked for every second.
    refetchInterval: ({ state: { data } }) =>
      data?.state !== 'running' ? false : data.resumesAt ? rarely : soon,
  })
}

export function importsQuery(accountId: string) {
  return pagesOf(['member-imports', accountId], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/member-imports', {
        params: { path: { id: accountId }, query: { limit: 10, ...cursor } },
      }),
    ),
  )
}

/** `done` is in the key so that rows come anew when there are more of them. */
export function rowsQuery(accountId: string, { id, state }: MemberImport, only: Only) {
  return pagesOf(['member-import-rows', accountId, id, state, only], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/member-imports/{importId}/results', {
        params: {
          path: { id: accountId, importId: id },
          query: { limit: 50, ...(only ? { only } : {}), ...cursor },
        },
      }),
    ),
  )
}

export function rowsAsFile(accountId: string, importId: string, only: Only): Promise<Blob> {
  return received(
    api.GET('/smart-accounts/{id}/member-imports/{importId}/results.csv', {
      params: { path: { id: accountId, importId }, query: only ? { only } : {} },
      parseAs: 'blob',
    }),
  )
}
