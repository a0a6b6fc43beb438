import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { EventsPage } from '../../api/types'

/** The kinds of acts that somebody looks for: what the names of deeds begin with. */
export const actKinds = [
  'member',
  'invitation',
  'virtual_account',
  'smart_account',
  'account_request',
] as const

export type EventsFilter = { act?: string; actor?: string; from?: string; to?: string }

/** The last day that is asked for counts whole. */
export function asked({ to, ...filter }: EventsFilter) {
  return to ? { ...filter, to: dayAfter(to) } : filter
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(next.getTime())) return day
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

export function eventsQuery(accountId: string, filter: EventsFilter) {
  return pagesOf(['events', accountId, filter], async (cursor) => {
    const page = await answer(
      api.GET('/smart-accounts/{id}/events', {
        params: { path: { id: accountId }, query: { ...asked(filter), ...cursor } },
      }),
    )
    // As a text it comes only to who asks for a file.
    return page as EventsPage
  })
}
