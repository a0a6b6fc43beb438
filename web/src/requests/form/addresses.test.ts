import { expect, test } from 'vitest'
import { addressesIn } from './addresses'

test('one plain address is left to the field', () => {
  expect(addressesIn('it@keio.jp')).toBeNull()
  expect(addressesIn('no address here')).toBeNull()
})

test('a comma list, a column and a "To:" line all give their addresses', () => {
  expect(addressesIn('a@keio.jp, b@keio.jp;c@keio.jp')).toEqual(['a@keio.jp', 'b@keio.jp', 'c@keio.jp'])
  expect(addressesIn('a@keio.jp\nb@keio.jp\n')).toEqual(['a@keio.jp', 'b@keio.jp'])
  expect(addressesIn('"Abe, Aiko" <aiko@keio.jp>')).toEqual(['aiko@keio.jp'])
})

test('the same address twice is one', () => {
  expect(addressesIn('a@keio.jp a@keio.jp')).toEqual(['a@keio.jp'])
})
