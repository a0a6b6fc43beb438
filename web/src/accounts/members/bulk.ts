import type { Problem } from '../../api/problem'
import type { Member, MemberChanges } from '../../api/types'
import type { Role } from '../roles'
import type { ChosenScope } from './ScopeChoice'

/** What is to be changed for each of several people; what is null stays as it is. */
export type Wanted = { role: Role | null; scope: ChosenScope | null }

/** Whether a refusal is about this one member, so that the next one may be taken. */
export function isOfOneMember({ status, code, fields }: Problem): boolean {
  if (status === 409 || status === 403) return true
  if (status === 404) return code === 'member.unknown'
  return status === 422 && fields.length > 0 && fields.every((one) => one.code === 'role.approver_domain')
}

/** Oneself comes last: whoever gives their own role away can change nobody after that. */
export function oneselfLast(members: Member[]): Member[] {
  return [...members.filter(({ isMe }) => !isMe), ...members.filter(({ isMe }) => isMe)]
}

/** Only what becomes another: what somebody else changes meanwhile is not undone by it. Null where all is so already. */
export function changesTo(member: Member, { role, scope }: Wanted): MemberChanges | null {
  const changes: MemberChanges = {}
  if (role && role !== member.role) changes.role = role
  if (scope) {
    const place = scope.in?.id ?? null
    const moves = place !== member.virtualAccountId
    if (moves && place) changes.virtualAccountId = place
    if (moves && !place) changes.wholeAccount = true
    if (place && (moves || scope.includeNested !== member.includeNested))
      changes.includeNested = scope.includeNested
  }
  return Object.keys(changes).length > 0 ? changes : null
}

/** As it was: what takes a change back. */
export function wantedAgain(before: Member): Wanted {
  const { role, virtualAccountId: id, virtualAccountName: name, includeNested } = before
  return { role, scope: { in: id ? { id, name: name ?? id } : null, includeNested } }
}
