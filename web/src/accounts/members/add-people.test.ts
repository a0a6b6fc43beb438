import { expect, test } from 'vitest'
import { Problem } from '../../api/problem'
import { isOfOnePerson } from './add-people'

function refusedFor(...fields: [field: string, code: string][]) {
  const errors = fields.map(([field, code]) => ({ field, code, detail: '' }))
  return new Problem({ status: 422, code: fields[0]?.[1] ?? '', errors })
}

test('what is wrong with one address keeps nobody else out', () => {
  expect(isOfOnePerson(refusedFor(['/email', 'email.syntax']))).toBe(true)
  expect(isOfOnePerson(refusedFor(['/role', 'role.approver_domain']))).toBe(true)
  expect(isOfOnePerson(new Problem({ status: 409, code: 'member.already' }))).toBe(true)
})

test('what would be said of everybody is said once', () => {
  expect(isOfOnePerson(refusedFor(['/note', 'text.too_long']))).toBe(false)
  expect(isOfOnePerson(refusedFor(['/role', 'role.virtual_account']))).toBe(false)
  expect(isOfOnePerson(refusedFor(['/email', 'email.syntax'], ['/note', 'text.too_long']))).toBe(false)
  for (const status of [0, 401, 403, 404, 429, 500])
    expect(isOfOnePerson(new Problem({ status, code: 'x' })), String(status)).toBe(false)
})
