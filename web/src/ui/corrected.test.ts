import { expect, test } from 'vitest'
import { Problem } from '../api/problem'

const refusal = new Problem({
  status: 422,
  code: 'body.invalid',
  errors: [
    { field: '/country', code: 'field.missing', detail: 'needed' },
    { field: '/users/0/email', code: 'email.syntax', detail: 'no address' },
    { field: '/users/1', code: 'user.duplicate', detail: 'twice' },
  ],
  may: { contest: true },
})

const left = (...corrected: string[]) => refusal.without(corrected)?.fields.map(({ field }) => field)

test('a corrected field says nothing more, the others still do', () => {
  expect(left('/country')).toEqual(['/users/0/email', '/users/1'])
  expect(left('/users/0/email')).toEqual(['/country', '/users/1'])
  expect(left('/user')).toEqual(['/country', '/users/0/email', '/users/1'])
})

test('a list that changed takes everything below it along', () => {
  expect(left('/users')).toEqual(['/country'])
})

test('with the last field the refusal is gone, and one without fields stays', () => {
  expect(refusal.without(['/country', '/users'])).toBeNull()
  const whole = new Problem({ status: 409, code: 'request.decided' })
  expect(whole.without(['/country'])).toBe(whole)
})
