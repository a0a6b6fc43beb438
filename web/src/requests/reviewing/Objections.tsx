import { useInfiniteQuery } from '@tanstack/react-query'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Paged } from '../../ui/Paged'
import { Quote } from '../../ui/Quote'
import { objectionsQuery } from '../queries'
import styles from './Grounds.module.css'

/** Who of the company objects, and why: the other side of what the reviewer weighs. */
export function Objections({ request }: { request: AccountRequest }) {
  const text = useText()
  const list = useInfiniteQuery({
    ...objectionsQuery(request.id),
    enabled: request.reviewCause === 'contested',
  })
  if (request.reviewCause !== 'contested') return null
  return (
    <section className={styles.grounds}>
      <h3>{text('ui.review.objections')}</h3>
      <Paged list={list} lines={2}>
        {(objections) => objections.map((one) => <Quote key={one.id} text={one.reason} by={one.email} />)}
      </Paged>
    </section>
  )
}
