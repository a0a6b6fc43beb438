import { expect, test } from 'vitest'
import { requestsSearch } from './search'

test('an address says which requests, and what it does not know it leaves out', () => {
  expect(requestsSearch({ as: 'approver', status: 'pending', q: 'keio', open: '12' })).toEqual({
    as: 'approver',
    status: 'pending',
    q: 'keio',
    open: '12',
  })
  const none = { as: undefined, status: undefined, q: undefined, open: undefined }
  expect(requestsSearch({ as: 'king', status: 'x', q: '', open: '../1' })).toEqual(none)
  expect(requestsSearch({ as: 'requester', open: '0' })).toEqual(none)
})
