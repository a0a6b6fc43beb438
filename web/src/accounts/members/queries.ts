import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { Role } from '../roles'

export type MembersFilter = { q?: string; role?: Role; virtualAccountId?: string }

export function membersQuery(accountId: string, filter: MembersFilter) {
  return pagesOf(['members', accountId, filter], (cursor) =>
    answer(
      api.GET('/smart-accounts/{id}/members', {
        params: { path: { id: accountId }, query: { ...filter, ...cursor } },
      }),
    ),
  )
}
