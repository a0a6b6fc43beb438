import { expect, test } from 'vitest'
import { matches } from './places'

test('each typed word begins a word of it, in any order, whatever the case and the accents', () => {
  expect(matches('acc rossi', 'Rossi Ceramics', 'Account')).toBe(true)
  expect(matches('ÙNIV liege', 'Université de Liège')).toBe(true)
  expect(matches('ceramics.example', 'Rossi', 'ceramics.example')).toBe(true)
  expect(matches('example', 'Rossi', 'ceramics.example')).toBe(true)
  expect(matches('ossi', 'Rossi Ceramics')).toBe(false)
})

test('nothing typed is everything', () => {
  expect(matches('  ', 'Rossi')).toBe(true)
})
