import { expect, test } from 'vitest'
import { searchFrom, searchText } from './search'

test('an id is an id in the address, however long, and comes back as text', () => {
  expect(searchText({ again: '123456789012345678' })).toBe('?again=123456789012345678')
  expect(searchFrom('?again=123456789012345678')).toEqual({ again: '123456789012345678' })
})

test('what is not there is not in the address', () => {
  expect(searchText({ q: undefined, domain: '' })).toBe('')
  expect(searchFrom('')).toEqual({})
})

test('words with blanks and signs survive the way there and back', () => {
  const search = { q: 'S.p.A. & “Cª” =?', next: '/requests/new?again=7' }
  expect(searchFrom(searchText(search))).toEqual(search)
})
