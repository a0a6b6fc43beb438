import { expect, test } from 'vitest'
import { TypeAhead } from './tree-keys'

const names = ['Asia', 'Europe', 'Engineering', 'Élan', 'America']

test('a letter leads to the next name that begins with it, and walks on when pressed again', () => {
  const ahead = new TypeAhead()
  expect(ahead.press('e', names, 0, 0)).toBe(1)
  expect(ahead.press('e', names, 1, 100)).toBe(2)
  expect(ahead.press('e', names, 2, 200)).toBe(1)
})

test('letters in a row are one word; after a rest another begins', () => {
  const ahead = new TypeAhead()
  expect(ahead.press('E', names, 0, 0)).toBe(1)
  expect(ahead.press('n', names, 1, 100)).toBe(2)
  expect(ahead.press('a', names, 2, 2_000)).toBe(4)
})

test('what begins with nothing of it is stayed at', () => {
  const ahead = new TypeAhead()
  expect(ahead.press('x', names, 2, 0)).toBeUndefined()
  expect(new TypeAhead().press('a', [], -1, 0)).toBeUndefined()
})
