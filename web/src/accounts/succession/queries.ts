import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api/client'

/** The newest succession of an account, as far as one sees it. */
export function newestSuccessionQuery(accountId: string) {
  return queryOptions({
    queryKey: ['successions', accountId],
    queryFn: async () => {
      const page = await answer(
        api.GET('/smart-accounts/{id}/successions', {
          params: { path: { id: accountId }, query: { limit: 1 } },
        }),
      )
      return page.items[0] ?? null
    },
  })
}
