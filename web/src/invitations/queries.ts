import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => answer(api.GET('/invitations/{token}', { params: { path: { token } } })),
  })
}
