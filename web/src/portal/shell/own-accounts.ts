import type { Membership, User } from '../../api/types'

/** An account that one has a role in, with all of one's roles there. */
export type OwnAccount = { id: string; name: string; domainIdentifier: string; roles: Membership[] }

export function accountsOf({ memberships }: Pick<User, 'memberships'>): OwnAccount[] {
  const found = new Map<string, OwnAccount>()
  for (const one of memberships) {
    const { smartAccountId: id, name, domainIdentifier } = one
    const account = found.get(id) ?? { id, name, domainIdentifier, roles: [] }
    account.roles.push(one)
    found.set(id, account)
  }
  return [...found.values()]
}
