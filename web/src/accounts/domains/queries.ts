import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'

export function domainsQuery(accountId: string) {
  return pagesOf(['domains', accountId], (cursor) =>
    answer(api.GET('/smart-accounts/{id}/domains', { params: { path: { id: accountId }, query: cursor } })),
  )
}
