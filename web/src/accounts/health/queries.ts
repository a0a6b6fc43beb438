import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api/client'

export function healthQuery(accountId: string) {
  return queryOptions({
    queryKey: ['health', accountId],
    queryFn: () => answer(api.GET('/smart-accounts/{id}/health', { params: { path: { id: accountId } } })),
  })
}

/** How much there is to look at in an account, for its menu. */
export function useFound(accountId: string, enabled: boolean) {
  const health = useQuery({ ...healthQuery(accountId), staleTime: 30_000, retry: false, enabled })
  return { count: health.data?.findings.length ?? 0, more: false }
}
