import { expect, test } from 'vitest'
import { withGaps } from './spans'

test('what is left out of a long list keeps its height', () => {
  const drawn = [
    { index: 0, start: 0, end: 30 },
    { index: 50, start: 1500, end: 1530 },
    { index: 51, start: 1530, end: 1560 },
  ]
  expect(withGaps(drawn, 3000)).toEqual([
    { row: 0 },
    { gap: 1470, before: 50 },
    { row: 50 },
    { row: 51 },
    { gap: 1440, before: -1 },
  ])
})

test('a list that is drawn whole has no gaps', () => {
  expect(withGaps([{ index: 0, start: 0, end: 30 }], 30)).toEqual([{ row: 0 }])
})
