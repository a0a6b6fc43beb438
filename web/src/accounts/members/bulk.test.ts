import { expect, test } from 'vitest'
import { Problem } from '../../api/problem'
import type { Member } from '../../api/types'
import { changesTo, isOfOneMember, oneselfLast, wantedAgain } from './bulk'

const anna: Member = {
  id: '1',
  name: 'Anna',
  email: 'anna@example.com',
  role: 'viewer',
  virtualAccountId: null,
  virtualAccountName: null,
  includeNested: false,
  since: '2026-01-01T00:00:00Z',
  isMe: false,
  may: { change: true, remove: true },
}
const inLab: Member = { ...anna, virtualAccountId: '7', virtualAccountName: 'Lab', includeNested: true }

test('only what becomes another is changed', () => {
  expect(changesTo(anna, { role: 'user', scope: null })).toEqual({ role: 'user' })
  expect(changesTo(anna, { role: 'viewer', scope: null })).toBeNull()
  const lab = { in: { id: '7', name: 'Lab' }, includeNested: true }
  expect(changesTo(anna, { role: null, scope: lab })).toEqual({ virtualAccountId: '7', includeNested: true })
  expect(changesTo(inLab, { role: null, scope: lab })).toBeNull()
  expect(changesTo(inLab, { role: null, scope: { ...lab, includeNested: false } })).toEqual({
    includeNested: false,
  })
  expect(changesTo(inLab, { role: null, scope: { in: null, includeNested: true } })).toEqual({
    wholeAccount: true,
  })
})

test('taking a change back leads to what was before', () => {
  const changed: Member = { ...inLab, role: 'admin', virtualAccountId: null, virtualAccountName: null }
  expect(changesTo(changed, wantedAgain(inLab))).toEqual({
    role: 'viewer',
    virtualAccountId: '7',
    includeNested: true,
  })
})

test('whoever acts comes last among those that are chosen', () => {
  const me = { ...anna, id: '2', isMe: true }
  expect(oneselfLast([me, anna, inLab]).map(({ isMe }) => isMe)).toEqual([false, false, true])
})

test('a refusal about one member keeps no other out; one about all of them ends it', () => {
  expect(isOfOneMember(new Problem({ status: 409, code: 'member.last_admin' }))).toBe(true)
  expect(isOfOneMember(new Problem({ status: 404, code: 'member.unknown' }))).toBe(true)
  expect(isOfOneMember(new Problem({ status: 404, code: 'account.unknown' }))).toBe(false)
  const place = { field: '/virtualAccountId', code: 'virtual_account.unknown', detail: '' }
  expect(isOfOneMember(new Problem({ status: 422, code: place.code, errors: [place] }))).toBe(false)
  for (const status of [0, 401, 429, 500])
    expect(isOfOneMember(new Problem({ status, code: 'x' })), String(status)).toBe(false)
})
