import { expect, test } from 'vitest'
import { daysBetween } from './Moment'

test('days are counted as on a calendar, not in hours', () => {
  expect(daysBetween(new Date(2026, 10, 1, 23, 59), new Date(2026, 10, 2, 0, 1))).toBe(1)
  expect(daysBetween(new Date(2026, 10, 1, 0, 1), new Date(2026, 10, 1, 23, 59))).toBe(0)
  expect(daysBetween(new Date(2026, 9, 20, 12), new Date(2027, 0, 18, 12))).toBe(90)
})

test('a day on which the clocks change is one day', () => {
  expect(daysBetween(new Date(2026, 2, 28, 12), new Date(2026, 2, 30, 12))).toBe(2)
  expect(daysBetween(new Date(2026, 9, 24, 12), new Date(2026, 9, 26, 12))).toBe(2)
})
