import { expect, test } from 'vitest'
import { domainIn } from './domain'

test.each([
  ['https://www.keio.jp/en/about?x=1', 'keio.jp'],
  ['http://keio.jp:8080', 'keio.jp'],
  ['keio.jp/', 'keio.jp'],
  ['it@keio.jp', 'keio.jp'],
  ['mailto:it@keio.jp', 'keio.jp'],
  ['https://bücher.example/katalog', 'bücher.example'],
])('%s means %s', (typed, domain) => expect(domainIn(typed)).toBe(domain))

test('a domain stays as it is, and so does what is none', () => {
  for (const typed of ['keio.jp', 'www.keio.jp', 'ot.keio.jp', 'no domain', '@', '']) {
    expect(domainIn(typed)).toBe(typed)
  }
  expect(domainIn(' keio.jp ')).toBe('keio.jp')
})
