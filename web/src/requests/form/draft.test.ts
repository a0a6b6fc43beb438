import { expect, test } from 'vitest'
import { emptyDraft, isEmpty, requestFrom, withoutBlankRows } from './draft'

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
