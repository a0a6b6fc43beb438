import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { accountQuery } from '../../accounts/account-query'
import { answer, api } from '../../api/client'
import { unicodeName } from '../../ui/unicode-name'
import { type Say, useText } from '../i18n/text'
import type { Place } from './places'

const most = 5
// What has not changed for so long is asked for.
const stale = 30_000

/** The account that the page is in, its rooms first. */
export function useRooms(): Place[] {
  const text = useText()
  const { accountId } = useParams({ strict: false })
  const { data: account } = useQuery({ ...accountQuery(accountId ?? ''), enabled: accountId !== undefined })
  if (!accountId || !account) return []
  const { may, name } = account
  const room = (label: string, path: string): Place => ({
    label,
    description: name,
    to: `/accounts/${accountId}${path}`,
  })
  return [
    room(text('ui.rooms.overview'), ''),
    ...(may.seeMembers ? [room(text('ui.rooms.members'), '/members')] : []),
    ...(may.manageMembers ? [room(text('ui.rooms.invitations'), '/invitations')] : []),
    ...(may.seeVirtualAccounts ? [room(text('ui.rooms.virtual_accounts'), '/virtual-accounts')] : []),
    ...(may.seeDomains ? [room(text('ui.rooms.domains'), '/domains')] : []),
    ...(may.seeEventLog ? [room(text('ui.rooms.events'), '/events')] : []),
  ]
}

/** People whom the reader may see: the members of the account that the page is in. */
export function usePeople(typed: string): Place[] {
  const { accountId } = useParams({ strict: false })
  const { data: account } = useQuery({ ...accountQuery(accountId ?? ''), enabled: accountId !== undefined })
  const asks = accountId && account?.may.seeMembers && typed.length > 1
  const { data } = useQuery({
    queryKey: ['palette', 'people', accountId, typed],
    queryFn: asks
      ? () =>
          answer(
            api.GET('/smart-accounts/{id}/members', {
              params: { path: { id: accountId }, query: { q: typed, limit: most } },
            }),
          )
      : skipToken,
    staleTime: stale,
  })
  return (data?.items ?? []).map((member) => ({
    label: member.name ?? member.email,
    description: member.email,
    to: `/accounts/${accountId}/members?q=${encodeURIComponent(member.email)}`,
  }))
}

/** Accounts that the directory finds. */
export function useAccounts(typed: string): Place[] {
  const { data } = useQuery({
    queryKey: ['palette', 'accounts', typed],
    queryFn:
      typed.length > 1
        ? () => answer(api.GET('/directory', { params: { query: { q: typed, limit: most } } }))
        : skipToken,
    staleTime: stale,
  })
  return (data?.items ?? []).map((row) => ({
    label: row.name,
    description: unicodeName(row.domainIdentifier),
    to: `/accounts/${row.id}`,
  }))
}

/** One's own requests and those to decide, the newest; which of them fit is for the palette. */
export function useRequests(text: Say): Place[] {
  const { data } = useQuery({
    queryKey: ['palette', 'requests'],
    queryFn: async () => {
      const sides = (['requester', 'approver'] as const).map((as) =>
        answer(api.GET('/account-requests', { params: { query: { as, limit: 50 } } })),
      )
      return (await Promise.all(sides)).flatMap(({ items }) => items)
    },
    staleTime: stale,
  })
  return (data ?? []).map(({ id, smartAccount }) => ({
    label: text('ui.palette.request', { name: smartAccount.name }),
    description: unicodeName(smartAccount.domainIdentifier),
    to: `/requests/${id}`,
  }))
}
