import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { TimeLeft } from '../../ui/Moment'
import styles from './Countdown.module.css'

/** How much is left of the life of an open request, in words and as a bar, and when people are reminded next. */
export function Countdown({ request, now = Date.now() }: { request: AccountRequest; now?: number }) {
  const text = useText()
  const start = new Date(request.createdAt).getTime()
  const end = new Date(request.expiresAt).getTime()
  const left = Math.min(Math.max((end - now) / (end - start), 0), 1)
  return (
    <div className={styles.countdown}>
      <p className={styles.words}>
        <Icon name="clock" size={22} />
        <span>
          <TimeLeft until={request.expiresAt} now={now} />
        </span>
      </p>
      <div className={styles.bar} aria-hidden="true" data-short={left < 0.15 || undefined}>
        <div style={{ inlineSize: `${left * 100}%` }} />
      </div>
      {request.nextReminderAt && (
        <p className={styles.small}>
          {text('ui.request.next_reminder', { date: new Date(request.nextReminderAt) })}
        </p>
      )}
    </div>
  )
}
