import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api/client'

export function agreementsQuery(accountId: string) {
  return queryOptions({
    queryKey: ['agreements', accountId],
    queryFn: () =>
      answer(api.GET('/smart-accounts/{id}/agreements', { params: { path: { id: accountId } } })),
  })
}
