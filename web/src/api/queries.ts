import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client'
import { isProblem } from './problem'
import type { User } from './types'

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: () => answer(api.GET('/portal')),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Who is signed in; nobody is an answer too, not a failure. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<User | null> => {
    try {
      return (await answer(api.GET('/session'))).user
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})
