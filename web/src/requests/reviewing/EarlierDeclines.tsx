import { Link } from '@tanstack/react-router'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Moment } from '../../ui/Moment'
import { Quote } from '../../ui/Quote'
import styles from './Grounds.module.css'

/** Who said no to the same identifier before, and why: what a reviewer of the next request has to know. */
export function EarlierDeclines({ request }: { request: AccountRequest }) {
  const text = useText()
  if (request.earlierDeclines.length === 0) return null
  return (
    <section className={styles.grounds}>
      <h3>{text('ui.review.earlier_title')}</h3>
      {request.earlierDeclines.map((earlier) => (
        <div key={earlier.requestId}>
          <p>
            <Link to="/requests/$requestId" params={{ requestId: earlier.requestId }}>
              {text(
                earlier.decidedAs === 'reviewer' ? 'ui.review.earlier_refused' : 'ui.review.earlier_declined',
                {
                  email: earlier.requesterEmail,
                },
              )}
            </Link>{' '}
            <Moment at={earlier.at} />
          </p>
          {earlier.reason && <Quote text={earlier.reason} by={text('ui.review.earlier_reason')} />}
        </div>
      ))}
    </section>
  )
}
