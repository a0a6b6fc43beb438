import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Moment, TimeLeft } from '../../ui/Moment'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import styles from './RequestRows.module.css'

type Props = {
  requests: RequestSummary[]
  /** The last line of a row: whom it waits for, who asks, how old it is. */
  line: (request: RequestSummary) => ReactNode
}

/** Requests as a list of cards: the same on a phone and on a wide screen, each one link. */
export function RequestRows({ requests, line }: Props) {
  return (
    <ul className={styles.rows}>
      {requests.map((request) => (
        <li key={request.id} className={styles.row}>
          <div className={styles.main}>
            <Link to="/requests/$requestId" params={{ requestId: request.id }} className={styles.name}>
              {request.smartAccount.name}
            </Link>
            <span className={styles.identifier}>{unicodeName(request.smartAccount.domainIdentifier)}</span>
          </div>
          <StatusBadge word={request.status} />
          <div className={styles.line}>{line(request)}</div>
        </li>
      ))}
    </ul>
  )
}

/** What an open request waits for and for how long; for a closed one, when it ended. */
export function Progress({ request }: { request: RequestSummary }) {
  const text = useText()
  if (request.decision) {
    return (
      <>
        {text('ui.requests.decided_on')} <Moment at={request.decision.at} />
      </>
    )
  }
  if (request.status === 'pending' || request.status === 'in_review') {
    return (
      <>
        {request.waitsFor && <>{text('ui.requests.waits_for', { whom: request.waitsFor })} · </>}
        <TimeLeft until={request.expiresAt} />
      </>
    )
  }
  return (
    <>
      {text('ui.requests.filed_on')} <Moment at={request.createdAt} />
    </>
  )
}
