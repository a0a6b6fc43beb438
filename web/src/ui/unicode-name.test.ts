import { expect, test } from 'vitest'
import { unicodeName } from './unicode-name'

test('a name is shown as people write it', () => {
  expect(unicodeName('xn--mnchen-3ya.example')).toBe('münchen.example')
  expect(unicodeName('ot.xn--caf-dma.example')).toBe('ot.café.example')
  expect(unicodeName('xn--eckwd4c7c.xn--zckzah')).toBe('ドメイン.テスト')
})

test('what is no encoded name stays as it is', () => {
  expect(unicodeName('keio.jp')).toBe('keio.jp')
  expect(unicodeName('xn--!.example')).toBe('xn--!.example')
})
