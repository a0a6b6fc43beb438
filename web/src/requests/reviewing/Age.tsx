import { useText } from '../../portal/i18n/text'
import { daysBetween } from '../../ui/Moment'
import styles from './Age.module.css'

const hour = 3_600_000

/** How long somebody has waited, as they would say it. */
export function Age({ since, now = Date.now() }: { since: string; now?: number }) {
  const text = useText()
  const from = new Date(since)
  const hours = Math.floor((now - from.getTime()) / hour)
  return (
    <span className={styles.age}>
      {hours < 24
        ? text('ui.review.waits_hours', { hours: Math.max(hours, 0) })
        : text('ui.review.waits_days', { days: daysBetween(from, new Date(now)) })}
    </span>
  )
}
