import { expect, test } from 'vitest'
import { ownPathOf } from './own-link'

const origin = 'http://localhost:8080'

test('a link of this portal opens inside it', () => {
  expect(ownPathOf('http://localhost:8080/approvals/abc?x=1#y', origin)).toBe('/approvals/abc?x=1#y')
})

test('no other link does', () => {
  for (const href of [
    'https://evil.example/approvals/abc',
    'http://localhost:8081/approvals/abc',
    'http://localhost:8080.evil.example/',
    'javascript:alert(1)',
    'mailto:a@b.example',
    '',
  ]) {
    expect(ownPathOf(href, origin), href).toBeNull()
  }
})
