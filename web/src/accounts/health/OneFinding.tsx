import { Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Finding } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Moment } from '../../ui/Moment'
import { Row } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './OneFinding.module.css'

type Props = { accountId: string; finding: Finding }

/** One thing that is wrong: since when, whom it concerns, what to do, and where. */
export function OneFinding({ accountId, finding }: Props) {
  const text = useText()
  const { concerned, count, since } = finding
  return (
    <Row
      name={finding.title}
      beside={
        since && (
          <>
            {text('ui.health.since')} <Moment at={since} />
          </>
        )
      }
      end={<StatusBadge family="ui.severity" word={finding.severity} />}
    >
      <Stack gap="xs">
        <p>{finding.advice}</p>
        {finding.kind !== 'domain_unresolved' && concerned.length > 0 && (
          <ul className={styles.concerned}>
            {concerned.map((one) => (
              <li key={one.memberId ?? one.address}>
                {one.name ? `${one.name}, ` : ''}
                <span className={styles.address}>{one.address}</span>
                {one.virtualAccountName && ` (${one.virtualAccountName})`}
              </li>
            ))}
          </ul>
        )}
        {count > concerned.length && concerned.length > 0 && (
          <p>{text('ui.health.more', { count: count - concerned.length })}</p>
        )}
        <WhereToMend accountId={accountId} kind={finding.kind} />
      </Stack>
    </Row>
  )
}

const places = {
  no_active_admin: '/accounts/$accountId/members',
  one_admin: '/accounts/$accountId/members',
  member_outside_company: '/accounts/$accountId/members',
  member_unused: '/accounts/$accountId/members',
  mails_bounce: '/accounts/$accountId/members',
  access_requests_wait: '/accounts/$accountId/access-requests',
  agreement_overdue: '/accounts/$accountId/agreements',
  domain_record_gone: '/accounts/$accountId/domains',
  domain_unresolved: '/accounts/$accountId/domains',
} as const

const words = {
  '/accounts/$accountId/members': 'ui.health.to_members',
  '/accounts/$accountId/access-requests': 'ui.health.to_access_requests',
  '/accounts/$accountId/domains': 'ui.health.to_domains',
  '/accounts/$accountId/agreements': 'ui.health.to_agreement',
} as const

// A server of tomorrow may find what this page knows no place for.
function WhereToMend({ accountId, kind }: { accountId: string; kind: Finding['kind'] }) {
  const text = useText()
  const to = kind in places ? places[kind as keyof typeof places] : undefined
  if (!to) return null
  return (
    <p>
      <Link to={to} params={{ accountId }}>
        {text(words[to])}
      </Link>
    </p>
  )
}
