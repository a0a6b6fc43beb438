import { expect, test } from 'vitest'
import { choiceNamed, choicesFor } from './country-named'

const all = [
  { value: 'CI', label: 'Côte d’Ivoire' },
  { value: 'GN', label: 'Guinea' },
  { value: 'GW', label: 'Guinea-Bissau' },
  { value: 'IT', label: 'Italy' },
  { value: 'PG', label: 'Papua New Guinea' },
]

test('a name in full is meant, also where others hold it', () => {
  expect(choiceNamed('guinea', all)?.value).toBe('GN')
  expect(choiceNamed('Italy', all)?.value).toBe('IT')
})

test('what only one name holds is meant', () => {
  expect(choiceNamed('ital', all)?.value).toBe('IT')
  expect(choiceNamed('cote', all)?.value).toBe('CI')
})

test('what several names hold, or none, or nothing, is not', () => {
  for (const typed of ['guin', 'atlantis', ' ', '']) expect(choiceNamed(typed, all)).toBeNull()
})

test('names that begin with it come first', () => {
  expect(choicesFor('guinea', all).map(({ value }) => value)).toEqual(['GN', 'GW', 'PG'])
})
