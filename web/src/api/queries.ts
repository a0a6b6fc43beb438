import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
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

/** A list that comes page by page: `ask` gets the cursor as the parameter that it is sent as, and none for the first. */
export function pagesOf<Page extends { nextCursor?: string | null }>(
  queryKey: readonly unknown[],
  ask: (cursor: { cursor?: string }) => Promise<Page>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}
