import { useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccountRequest } from '../../api/types'
import { requestQuery, useRefresh } from '../queries'

type Replacement = { emails: string[]; etag: string | null }

/** The addresses that are asked or will be; a list that replaces them starts from these. */
export function addressesAsked(request: AccountRequest): string[] {
  return request.approvers
    .filter(({ state }) => state === 'asked' || state === 'waiting')
    .map(({ email }) => email)
}

/**
 * Puts a new list of approvers in place of the one it was made from. If that one has changed meanwhile (an approver passed
 * the request on, say), the server refuses and the newest request is read.
 */
export function useReplaceApprovers(request: AccountRequest, onReplaced: () => void) {
  const refresh = useRefresh()
  const queryClient = useQueryClient()
  return useAct(
    ({ emails, etag }: Replacement) =>
      answer(
        api.PUT('/account-requests/{id}/approvers', {
          params: { path: { id: request.id }, header: etag ? { 'If-Match': etag } : {} },
          body: { emails },
        }),
      ),
    {
      onSuccess: () => {
        refresh()
        onReplaced()
      },
      onError: (problem) => {
        if (problem.status === 412) void queryClient.invalidateQueries(requestQuery(request.id))
      },
    },
  )
}
