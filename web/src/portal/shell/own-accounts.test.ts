import { expect, test } from 'vitest'
import type { Membership } from '../../api/types'
import { accountsOf } from './own-accounts'

function role(memberId: string, smartAccountId: string, word: Membership['role']): Membership {
  return {
    memberId,
    smartAccountId,
    name: `Account ${smartAccountId}`,
    domainIdentifier: `a${smartAccountId}.example`,
    role: word,
    virtualAccountId: null,
    virtualAccountName: null,
    includeNested: false,
  }
}

test('an account comes once, with every role that one has in it', () => {
  const found = accountsOf({
    memberships: [role('1', '7', 'admin'), role('2', '8', 'user'), role('3', '7', 'viewer')],
  })
  expect(found.map(({ id, roles }) => [id, roles.map((one) => one.role)])).toEqual([
    ['7', ['admin', 'viewer']],
    ['8', ['user']],
  ])
})
