import { answer, api } from '../../api/client'
import type { Member } from '../../api/types'
import { changesTo, type Wanted } from './bulk'

/** Changes one, and gives the member as it is then; null where nothing was to be changed. */
export async function changed(
  accountId: string,
  member: Member,
  wanted: Wanted,
  tell: boolean,
): Promise<Member | null> {
  const body = changesTo(member, wanted)
  if (!body) return null
  return answer(
    api.PATCH('/smart-accounts/{id}/members/{memberId}', {
      params: { path: { id: accountId, memberId: member.id }, query: tell ? { tell: 'true' } : {} },
      body,
    }),
  )
}
