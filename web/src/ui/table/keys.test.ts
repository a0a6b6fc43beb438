import { expect, test } from 'vitest'
import { rowAfter } from './keys'

test('arrows go to the next row and the one before, and stop at the ends', () => {
  expect(rowAfter('ArrowDown', 0, 3)).toBe(1)
  expect(rowAfter('ArrowDown', 2, 3)).toBe(2)
  expect(rowAfter('ArrowUp', 1, 3)).toBe(0)
  expect(rowAfter('ArrowUp', 0, 3)).toBe(0)
})

test('Home and End go to the ends, Page Up and Page Down ten rows', () => {
  expect(rowAfter('End', 0, 300)).toBe(299)
  expect(rowAfter('Home', 200, 300)).toBe(0)
  expect(rowAfter('PageDown', 295, 300)).toBe(299)
  expect(rowAfter('PageUp', 25, 300)).toBe(15)
})

test('other keys lead nowhere', () => {
  for (const key of ['a', 'Tab', 'Escape', ' ']) expect(rowAfter(key, 1, 3)).toBeNull()
})
