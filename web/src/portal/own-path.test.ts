import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test('a place inside the portal is kept whole', () => {
  expect(ownPath('/requests/7?x=1#top')).toBe('/requests/7?x=1#top')
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'requests',
  7,
  undefined,
])('anything else is refused: %s', (value) => {
  expect(ownPath(value)).toBeNull()
})
