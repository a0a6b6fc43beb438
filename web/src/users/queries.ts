import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'

/** Where one is signed in. */
export const sessionsQuery = pagesOf(['profile', 'sessions'], (cursor) =>
  answer(api.GET('/profile/sessions', { params: { query: cursor } })),
)
