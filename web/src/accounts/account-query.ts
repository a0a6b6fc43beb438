import { queryOptions } from '@tanstack/react-query'
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
