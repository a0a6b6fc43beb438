import { expect, test } from 'vitest'
import type { AccountRequest } from '../../api/types'
import { draftFrom, emptyDraft, isEmpty, requestFrom, withoutBlankRows } from './draft'

const filled = {
  ...emptyDraft,
  accountName: ' Keio University ',
  country: 'JP',
  approvers: [
    { key: 1, email: '' },
    { key: 2, email: ' it@keio.jp ' },
  ],
}

test('an identifier nobody touched is left to the server', () => {
  expect(requestFrom(withoutBlankRows(filled), 'en')).toEqual({
    accountName: 'Keio University',
    country: 'JP',
    approverEmails: ['it@keio.jp'],
    language: 'en',
  })
})

test('an edited identifier goes with its note to the reviewer', () => {
  const draft = {
    ...withoutBlankRows(filled),
    domainOpened: true,
    domainIdentifier: 'keio.jp',
    noteToReviewer: 'See their imprint.',
  }
  expect(requestFrom(draft, 'en')).toMatchObject({
    domainIdentifier: 'keio.jp',
    noteToReviewer: 'See their imprint.',
  })
})

test('a note to users goes nowhere without users', () => {
  const draft = { ...filled, noteToUsers: 'Welcome' }
  expect(requestFrom(draft, 'en')).not.toHaveProperty('noteToUsers')
  expect(
    requestFrom({ ...draft, users: [{ key: 1, email: 'lab@keio.jp', role: 'viewer' }] }, 'en'),
  ).toMatchObject({ users: [{ email: 'lab@keio.jp', role: 'viewer' }], noteToUsers: 'Welcome' })
})

test('blank rows go, but the first approver’s field stays', () => {
  expect(withoutBlankRows(filled).approvers).toEqual([{ key: 2, email: ' it@keio.jp ' }])
  expect(withoutBlankRows(emptyDraft).approvers).toHaveLength(1)
})

test('opening Edit alone is not work worth keeping', () => {
  expect(isEmpty({ ...emptyDraft, domainOpened: true })).toBe(true)
  expect(isEmpty(filled)).toBe(false)
})

test('asking again leaves out addresses that took no mail, and people whom others named', () => {
  const approver = (email: string, namedBy: string, state: string) => ({
    email,
    namedBy,
    lastMail: { state },
  })
  const ended = (...approvers: object[]) =>
    ({
      smartAccount: { name: 'Keio', domainIdentifier: 'keio.jp' },
      users: [],
      approvers,
    }) as unknown as AccountRequest
  const wrong = approver('ti@keio.jp', 'requester', 'bounced')
  const right = approver('it@keio.jp', 'requester', 'sent')
  const deputy = approver('deputy@keio.jp', 'forward', 'sent')
  expect(draftFrom(ended(wrong, right, deputy)).approvers).toEqual([{ key: 1, email: 'it@keio.jp' }])
  expect(draftFrom(ended(wrong)).approvers).toEqual([{ key: 1, email: 'ti@keio.jp' }])
})
