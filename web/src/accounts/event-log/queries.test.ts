import { expect, test } from 'vitest'
import { asked } from './queries'

test('the last day that is asked for counts whole', () => {
  expect(asked({ to: '2026-02-28' })).toEqual({ to: '2026-03-01' })
  expect(asked({ from: '2026-02-28', act: 'member' })).toEqual({ from: '2026-02-28', act: 'member' })
})

test('what is no day goes to the server as it is, which says so', () => {
  expect(asked({ to: 'tomorrow' })).toEqual({ to: 'tomorrow' })
})
