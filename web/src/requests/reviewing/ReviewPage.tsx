import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { requestsQuery } from '../queries'
import { Age } from './Age'
import { Grounds } from './Grounds'
import { ReviewActs } from './ReviewActs'
import styles from './ReviewPage.module.css'

/** The reviewers' desk: what waits, who has waited longest first. */
export function ReviewPage() {
  const text = useText()
  const [deed, setDeed] = useState<Deed | null>(null)
  const list = useInfiniteQuery(requestsQuery('reviewer', { status: 'in_review', order: 'oldest' }))
  return (
    <Page title={text('ui.review.title')} lead={text('ui.review.lead')}>
      <Done deed={deed} />
      <Paged
        list={list}
        lines={4}
        onSheet
        empty={
          <EmptyState icon="check" title={text('ui.review.empty')}>
            <p>{text('ui.review.empty_hint')}</p>
          </EmptyState>
        }
      >
        {(requests) => (
          <ol className={styles.queue}>
            {requests.map((request) => (
              <li key={request.id}>
                <OneInReview request={request} onDone={(sentence) => setDeed({ sentence })} />
              </li>
            ))}
          </ol>
        )}
      </Paged>
      <p>
        <Link to="/filing-limits">{text('ui.filing_limits.title')}</Link>
      </p>
    </Page>
  )
}

function OneInReview({ request, onDone }: { request: RequestSummary; onDone: (sentence: string) => void }) {
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h2>
          <Link to="/requests/$requestId" params={{ requestId: request.id }}>
            {request.smartAccount.name}
          </Link>
        </h2>
        <Age since={request.createdAt} />
      </header>
      <Grounds request={request} />
      {request.may.review && <ReviewActs request={request} onDone={onDone} />}
    </article>
  )
}
