import type { Approver } from '../../api/types'
import { type TextKey, useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment } from '../../ui/Moment'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './MailFate.module.css'

const meanings: Record<string, TextKey> = {
  queued: 'ui.mail_fate.queued',
  sent: 'ui.mail_fate.sent',
  deferred: 'ui.mail_fate.deferred',
  bounced: 'ui.mail_fate.bounced',
}

/** What became of one mail: its state, what that means for whoever waits, and the reason in the mail server's words. */
export function MailFate({ mail }: { mail: NonNullable<Approver['lastMail']> }) {
  const text = useText()
  const say = useWord()
  const meaning = meanings[mail.state]
  // Why a mail is delayed or stays here the server says in a sentence of its own; why one was refused is the other server's
  // word.
  const isSaid = (mail.state === 'deferred' || mail.state === 'suppressed') && mail.detail !== null
  return (
    <div className={styles.fate}>
      <p className={styles.line}>
        <StatusBadge family="ui.mail_state" word={mail.state} />
        <span>
          {say('ui.mail_kind', mail.kind)} · <Moment at={mail.at} withTime />
        </span>
      </p>
      {meaning && !isSaid && <p>{text(meaning)}</p>}
      {mail.detail && (
        <p className={styles.reason}>
          {isSaid ? mail.detail : text('ui.mail_fate.reason', { reason: mail.detail })}
        </p>
      )}
    </div>
  )
}
