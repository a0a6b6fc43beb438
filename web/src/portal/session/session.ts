import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { portalQuery, sessionQuery } from '../../api/queries'
import type { User } from '../../api/types'
import { forgetEverything } from '../kept'

export function usePortal() {
  return useQuery(portalQuery).data
}

/** Who is signed in: a user, null for a visitor, undefined while that is still being asked. */
export function useUser(): User | null | undefined {
  return useQuery(sessionQuery).data
}

/** Call after signing in: everything on the page is asked again in the eyes of this person. */
export function useArrive() {
  const queryClient = useQueryClient()
  return useCallback(
    async (user?: User) => {
      if (user) queryClient.setQueryData(sessionQuery.queryKey, user)
      else await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
      void queryClient.invalidateQueries({ predicate: (query) => isPersonal(query.queryKey) })
    },
    [queryClient],
  )
}

/** `onGone` runs here, not in the button's own callback: the button is gone together with the user. */
export function useSignOut(onGone?: () => Promise<void>) {
  const queryClient = useQueryClient()
  return useAct(() => answer(api.DELETE('/session')), {
    onSuccess: async () => {
      forgetEverything()
      queryClient.setQueryData(sessionQuery.queryKey, null)
      await onGone?.()
      queryClient.removeQueries({ type: 'inactive', predicate: (query) => isPersonal(query.queryKey) })
      await queryClient.invalidateQueries({ predicate: (query) => isPersonal(query.queryKey) })
    },
  })
}

function isPersonal(key: readonly unknown[]) {
  return key[0] !== portalQuery.queryKey[0] && key[0] !== sessionQuery.queryKey[0]
}
