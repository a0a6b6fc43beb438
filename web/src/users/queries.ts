import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'

/** Where one is signed in. */
export const sessionsQuery = pagesOf(['profile', 'sessions'], (cursor) =>
  answer(api.GET('/profile/sessions', { params: { query: cursor } })),
)

/** Whether one gets the weekly digest. */
export const digestQuery = queryOptions({
  queryKey: ['profile', 'digest'],
  queryFn: () => answer(api.GET('/profile/digest')),
})

/** Since when one's mailbox gets no mails that others cause. */
export const mailStopQuery = queryOptions({
  queryKey: ['profile', 'mail-stop'],
  queryFn: () => answer(api.GET('/profile/mail-stop')),
})
