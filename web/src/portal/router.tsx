import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { type Role, roles } from '../accounts/roles'
import { portalQuery, sessionQuery } from '../api/queries'
import { invitationQuery } from '../invitations/queries'
import { requestsSearch } from '../requests/lists/search'
import { approvalLinkQuery } from '../requests/queries'
import { ownPath } from './own-path'
import { searchFrom, searchText } from './search'
import { NotFoundPage } from './shell/NotFoundPage'
import { PageWaiting } from './shell/PageWaiting'
import { Shell } from './shell/Shell'
import { TroublePage } from './shell/TroublePage'

type Context = { queryClient: QueryClient }

const root = createRootRouteWithContext<Context>()({ component: Shell })

/** Pages of signed-in people: everybody else signs in first and comes back to the same place. */
async function signedIn({ context, location }: { context: Context; location: { href: string } }) {
  const user = await context.queryClient.ensureQueryData(sessionQuery)
  if (!user) throw redirect({ to: '/sign-in', search: { next: location.href } })
}

async function withMailbox({ context }: { context: Context }) {
  const portal = await context.queryClient.ensureQueryData(portalQuery)
  if (!portal.mailbox) throw redirect({ to: '/' })
}

// What a page does not name explicitly, even as undefined, would pass through from the address unchecked.
function nextOf(search: Record<string, unknown>): { next?: string } {
  return { next: ownPath(search.next) ?? undefined }
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[1-9][0-9]{0,18}$/.test(value) ? value : undefined
}

type EventsFilter = { act?: string; actor?: string; from?: string; to?: string }
type MembersSearch = { q?: string; role?: Role; virtualAccountId?: string; open?: string }

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage'), 'HomePage'),
})

const users = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import('../users/SignInPage'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    validateSearch: nextOf,
    component: lazyRouteComponent(() => import('../users/SignUpPage'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify/$token',
    component: lazyRouteComponent(() => import('../users/VerifyPage'), 'VerifyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('../users/ForgotPasswordPage'), 'ForgotPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset/$token',
    component: lazyRouteComponent(() => import('../users/ResetPage'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/enter/$token',
    component: lazyRouteComponent(() => import('../users/EnterPage'), 'EnterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/profile',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../users/ProfilePage'), 'ProfilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/stop/$token',
    component: lazyRouteComponent(() => import('../users/StopMailsPage'), 'StopMailsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/digest-stops/$token',
    component: lazyRouteComponent(() => import('../users/StopDigestPage'), 'StopDigestPage'),
  }),
] as const

const requests = [
  createRoute({
    getParentRoute: () => root,
    path: '/requests',
    beforeLoad: signedIn,
    validateSearch: requestsSearch,
    component: lazyRouteComponent(() => import('../requests/lists/RequestsPage'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/requests/new',
    beforeLoad: signedIn,
    validateSearch: (search: Record<string, unknown>): { again?: string } => ({
      again: wordOf(search.again),
    }),
    component: lazyRouteComponent(() => import('../requests/form/NewRequestPage'), 'NewRequestPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/requests/$requestId',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/one/RequestPage'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/requests/$requestId/complete',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/one/CompletePage'), 'CompletePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/objections',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/lists/ObjectionsPage'), 'ObjectionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/decisions',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/lists/DecisionsPage'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/reviewing/ReviewPage'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/filing-limits',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../requests/reviewing/FilingLimitsPage'), 'FilingLimitsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/approvals/$token',
    // Asked for beside the code of the page, not after it.
    loader: ({ context, params }) => context.queryClient.prefetchQuery(approvalLinkQuery(params.token)),
    component: lazyRouteComponent(() => import('../requests/approval/ApprovalPage'), 'ApprovalPage'),
  }),
] as const

const invitations = [
  createRoute({
    getParentRoute: () => root,
    path: '/invitations/$token',
    loader: ({ context, params }) => context.queryClient.prefetchQuery(invitationQuery(params.token)),
    component: lazyRouteComponent(() => import('../invitations/InvitationPage'), 'InvitationPage'),
  }),
] as const

const places = [
  createRoute({
    getParentRoute: () => root,
    path: '/directory',
    beforeLoad: signedIn,
    validateSearch: (search: Record<string, unknown>): { q?: string; domain?: string } => {
      const domain = wordOf(search.domain)
      return { domain, q: domain ? undefined : wordOf(search.q) }
    },
    component: lazyRouteComponent(() => import('../directory/DirectoryPage'), 'DirectoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/take-over',
    beforeLoad: signedIn,
    validateSearch: (search: Record<string, unknown>): { domain?: string } => ({
      domain: wordOf(search.domain),
    }),
    component: lazyRouteComponent(() => import('../accounts/succession/TakeOverPage'), 'TakeOverPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/my-roles',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../accounts/MyRolesPage'), 'MyRolesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mailbox',
    beforeLoad: withMailbox,
    component: lazyRouteComponent(() => import('../mailbox/MailboxPage'), 'MailboxPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mailbox/$mailId',
    beforeLoad: withMailbox,
    component: lazyRouteComponent(() => import('../mailbox/MailPage'), 'MailPage'),
  }),
] as const

const access = [
  createRoute({
    getParentRoute: () => root,
    path: '/access-requests',
    beforeLoad: signedIn,
    component: lazyRouteComponent(
      () => import('../accounts/access/AccessRequestsPage'),
      'AccessRequestsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/access-requests/new',
    beforeLoad: signedIn,
    validateSearch: (search: Record<string, unknown>): { domain?: string } => ({
      domain: wordOf(search.domain),
    }),
    component: lazyRouteComponent(
      () => import('../accounts/access/NewAccessRequestPage'),
      'NewAccessRequestPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/access-requests/$accessRequestId',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../accounts/access/AccessRequestPage'), 'AccessRequestPage'),
  }),
] as const

/** What the rooms of one account have in common: which account it is, and the way from one room to the other. */
const accountPlace = createRoute({
  getParentRoute: () => root,
  id: 'account',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../accounts/AccountPlace'), 'AccountPlace'),
})

const rooms = accountPlace.addChildren([
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId',
    component: lazyRouteComponent(() => import('../accounts/AccountPage'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/members',
    validateSearch: (search: Record<string, unknown>): MembersSearch => ({
      q: wordOf(search.q),
      role: roles.find((role) => role === search.role),
      virtualAccountId: idOf(search.virtualAccountId),
      open: idOf(search.open),
    }),
    component: lazyRouteComponent(() => import('../accounts/members/MembersPage'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/members/import',
    validateSearch: (search: Record<string, unknown>): { import?: string } => ({
      import: idOf(search.import),
    }),
    component: lazyRouteComponent(() => import('../accounts/members/import/ImportPage'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/invitations',
    component: lazyRouteComponent(() => import('../accounts/inviting/InvitationsPage'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/events',
    validateSearch: (search: Record<string, unknown>): EventsFilter => ({
      act: wordOf(search.act),
      actor: wordOf(search.actor),
      from: wordOf(search.from),
      to: wordOf(search.to),
    }),
    component: lazyRouteComponent(() => import('../accounts/event-log/EventLogPage'), 'EventLogPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/agreements',
    component: lazyRouteComponent(() => import('../accounts/agreements/AgreementsPage'), 'AgreementsPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/health',
    component: lazyRouteComponent(() => import('../accounts/health/HealthPage'), 'HealthPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/access-requests',
    validateSearch: (search: Record<string, unknown>): { status?: 'all'; open?: string } => ({
      status: search.status === 'all' ? 'all' : undefined,
      open: idOf(search.open),
    }),
    component: lazyRouteComponent(() => import('../accounts/access/AccountAccessPage'), 'AccountAccessPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/access-rules',
    component: lazyRouteComponent(() => import('../accounts/access/AccessRulesPage'), 'AccessRulesPage'),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/virtual-accounts',
    validateSearch: (search: Record<string, unknown>): { chosen?: string } => ({
      chosen: idOf(search.chosen),
    }),
    component: lazyRouteComponent(
      () => import('../accounts/virtual-accounts/VirtualAccountsPage'),
      'VirtualAccountsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => accountPlace,
    path: '/accounts/$accountId/domains',
    component: lazyRouteComponent(() => import('../accounts/domains/DomainsPage'), 'DomainsPage'),
  }),
])

const guides = [
  createRoute({
    getParentRoute: () => root,
    path: '/guides',
    component: lazyRouteComponent(() => import('../guides/GuidesPage'), 'GuidesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/guides/$guideName',
    component: lazyRouteComponent(() => import('../guides/GuidePage'), 'GuidePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/who-may-do-what',
    component: lazyRouteComponent(() => import('../guides/CapabilitiesPage'), 'CapabilitiesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/guide-answers',
    beforeLoad: signedIn,
    component: lazyRouteComponent(() => import('../guides/AnswersPage'), 'AnswersPage'),
  }),
] as const

export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      home,
      ...users,
      ...requests,
      ...invitations,
      ...places,
      ...access,
      rooms,
      ...guides,
    ]),
    context: { queryClient },
    parseSearch: searchFrom,
    stringifySearch: searchText,
    defaultPreload: 'intent',
    defaultErrorComponent: TroublePage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: PageWaiting,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
