import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { Role } from '../roles'

export type MembersFilter = {
  q?: string | undefined
  role?: Role | undefined
  virtualAccountId?: string | undefined
}

/** After the first page, which is there soon, the largest that there are. */
export function membersQuery(accountId: string, { q, role, virtualAccountId }: MembersFilter) {
  const filter = {
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(virtualAccountId ? { virtualAccountId } : {}),
  }
  return pagesOf(['members', accountId, filter], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/members', {
        params: {
          path: { id: accountId },
          query: { ...filter, ...cursor, limit: cursor.cursor ? 200 : 50 },
        },
      }),
    ),
  )
}

export function memberQuery(accountId: string, memberId: string) {
  return queryOptions({
    queryKey: ['members', accountId, 'one', memberId],
    queryFn: () =>
      answer(
        api.GET('/smart-accounts/{id}/members/{memberId}', {
          params: { path: { id: accountId, memberId } },
        }),
      ),
  })
}
