import { expect, test } from 'vitest'
import { addressesIn, piecesIn } from './addresses'

test('one plain address is left to the field, and so is what has none', () => {
  expect(addressesIn('it@keio.jp')).toBeNull()
  expect(addressesIn('no address here')).toBeNull()
})

test('a comma list, a column and a "To:" line all give their addresses', () => {
  expect(addressesIn('a@keio.jp, b@keio.jp;c@keio.jp')?.addresses).toEqual([
    'a@keio.jp',
    'b@keio.jp',
    'c@keio.jp',
  ])
  expect(addressesIn('a@keio.jp\nb@keio.jp\n')?.addresses).toEqual(['a@keio.jp', 'b@keio.jp'])
  expect(addressesIn('"Abe, Aiko" <aiko@keio.jp>')).toEqual({ addresses: ['aiko@keio.jp'], leftOut: [] })
})

test('the same address twice is one', () => {
  expect(addressesIn('a@keio.jp a@keio.jp')?.addresses).toEqual(['a@keio.jp'])
})

test('what is no address is named, not dropped in silence', () => {
  expect(addressesIn('a@keio.jp, boss.keio.jp, b@keio.jp, n/a')).toEqual({
    addresses: ['a@keio.jp', 'b@keio.jp'],
    leftOut: ['boss.keio.jp', 'n/a'],
  })
  expect(addressesIn('Mail\na@keio.jp\n')?.leftOut).toEqual(['Mail'])
})

test.each([
  ['a@keio.jp, b@keio.jp;c@keio.jp', ['a@keio.jp', 'b@keio.jp', 'c@keio.jp']],
  ['a@keio.jp\r\nb@keio.jp\n\n', ['a@keio.jp', 'b@keio.jp']],
  ['a@keio.jp b@keio.jp', ['a@keio.jp', 'b@keio.jp']],
  ['"Abe, Aiko" <aiko@keio.jp>; Ken Sato <ken@keio.jp>', ['aiko@keio.jp', 'ken@keio.jp']],
  ['A@keio.jp, a@keio.jp', ['A@keio.jp']],
  ['a@keio.jp, boss at keio, b@', ['a@keio.jp', 'boss at keio', 'b@']],
  [' ', []],
])('a field for many addresses: %j', (typed, pieces) => {
  expect(piecesIn(typed)).toEqual(pieces)
})
