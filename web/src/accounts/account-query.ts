import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answerWithTag, api } from '../api/client'
import type { SmartAccount } from '../api/types'

export function accountKey(id: string) {
  return ['account', id]
}

export function accountQuery(id: string) {
  return queryOptions({
    queryKey: accountKey(id),
    queryFn: (): Promise<SmartAccount> =>
      answerWithTag(api.GET('/smart-accounts/{id}', { params: { path: { id } } })),
  })
}

const touched = [
  'account',
  'members',
  'account-invitations',
  'virtual-accounts',
  'domains',
  'session',
  'directory',
]

/** Call after an act on people or places: it may have changed lists, and what the person themselves can do. */
export function useRefreshAccount() {
  const queryClient = useQueryClient()
  return useCallback(
    () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) }),
    [queryClient],
  )
}
