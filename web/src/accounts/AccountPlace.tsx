import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { asProblem } from '../api/problem'
import type { SmartAccount } from '../api/types'
import { useText } from '../portal/i18n/text'
import { Count } from '../portal/shell/Count'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { unicodeName } from '../ui/unicode-name'
import { Waiting } from '../ui/Waiting'
import styles from './AccountPlace.module.css'
import { useAccessWaiting } from './access/queries'
import { AccountOfPlace } from './account-place'
import { accountQuery } from './account-query'
import { AgreementBanner } from './agreements/AgreementBanner'
import { useFound } from './health/queries'
import { SuccessionBanner } from './succession/SuccessionBanner'

/** One account: its rooms, and the way from one to the other. */
export function AccountPlace() {
  const text = useText()
  const { accountId = '' } = useParams({ strict: false })
  const account = useQuery(accountQuery(accountId))
  // Whoever has left may not even know of it any more; what was read before is then not shown again.
  const isGone = account.error !== null && asProblem(account.error).status === 404
  if (account.data && !isGone) {
    return (
      <AccountOfPlace key={accountId} value={account.data}>
        <div className={styles.place} data-rooms>
          <Rooms account={account.data} />
          <div className={styles.room}>
            {account.data.may.seeMembers && <SuccessionBanner account={account.data} />}
            {account.data.may.edit && <AgreementBanner accountId={accountId} />}
            <Outlet />
          </div>
        </div>
      </AccountOfPlace>
    )
  }
  return (
    <Page title={text('ui.account.title')}>
      {account.error ? (
        <ProblemNotice problem={asProblem(account.error)} onRetry={() => account.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={6} />
        </Panel>
      )}
    </Page>
  )
}

function Rooms({ account }: { account: SmartAccount }) {
  const text = useText()
  const params = { accountId: account.id }
  const { may } = account
  const waiting = useAccessWaiting(account.id, may.decideAccessRequests)
  const found = useFound(account.id, may.seeHealth)
  if (!may.seeMembers && !may.seeVirtualAccounts && !may.seeEventLog) return null
  return (
    <nav className={styles.rooms} aria-label={text('ui.rooms.of', { account: account.name })}>
      <p className={styles.account} aria-hidden="true">
        {account.name}
        <span className={styles.small}>{unicodeName(account.domainIdentifier)}</span>
      </p>
      <Link to="/accounts/$accountId" params={params} activeOptions={{ exact: true, includeSearch: false }}>
        {text('ui.rooms.overview')}
      </Link>
      {may.seeMembers && (
        <Link to="/accounts/$accountId/members" params={params} activeOptions={{ includeSearch: false }}>
          {text('ui.rooms.members')}
        </Link>
      )}
      {may.manageMembers && (
        <Link to="/accounts/$accountId/invitations" params={params}>
          {text('ui.rooms.invitations')}
        </Link>
      )}
      {may.decideAccessRequests && (
        <Link to="/accounts/$accountId/access-requests" params={params}>
          {text('ui.rooms.access')}
          <Count waiting={waiting} />
        </Link>
      )}
      {may.seeVirtualAccounts && (
        <Link
          to="/accounts/$accountId/virtual-accounts"
          params={params}
          activeOptions={{ includeSearch: false }}
        >
          {text('ui.rooms.virtual_accounts')}
        </Link>
      )}
      {may.seeDomains && (
        <Link to="/accounts/$accountId/domains" params={params}>
          {text('ui.rooms.domains')}
        </Link>
      )}
      {may.seeDomains && (
        <Link to="/accounts/$accountId/agreements" params={params}>
          {text('ui.rooms.agreement')}
        </Link>
      )}
      {may.seeHealth && (
        <Link to="/accounts/$accountId/health" params={params}>
          {text('ui.rooms.health')}
          <Count waiting={found} heard="ui.rooms.found" />
        </Link>
      )}
      {may.seeEventLog && (
        <Link to="/accounts/$accountId/events" params={params} activeOptions={{ includeSearch: false }}>
          {text('ui.rooms.events')}
        </Link>
      )}
    </nav>
  )
}
