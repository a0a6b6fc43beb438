import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Icon } from '../../ui/Icon'
import { Identifier } from '../../ui/Identifier'
import { Quote } from '../../ui/Quote'
import { unicodeName } from '../../ui/unicode-name'
import styles from './Grounds.module.css'

/** What a reviewer goes by: why it is here, the names side by side, and what the requester says to it. */
export function Grounds({ request }: { request: RequestSummary }) {
  const text = useText()
  const say = useWord()
  const { requester, reviewCause, lookAlikeOf, waitingApprovers, noteToReviewer, disposable } = request
  const identifier = request.smartAccount.domainIdentifier
  return (
    <div className={styles.grounds}>
      {reviewCause && <p>{say('ui.review_cause', reviewCause)}</p>}
      <dl className={styles.names}>
        <div>
          <dt>{text('ui.field.domain')}</dt>
          <dd>
            <strong>
              <Identifier name={identifier} />
            </strong>
          </dd>
        </div>
        {lookAlikeOf && (
          <div>
            <dt>{text('ui.review.look_alike')}</dt>
            <dd>
              <strong>
                <Identifier name={lookAlikeOf} />
              </strong>
            </dd>
          </div>
        )}
        <div>
          <dt>{text('ui.review.requester')}</dt>
          <dd>
            <Address email={requester.email} disposable={disposable.includes(requester.email)} />
          </dd>
        </div>
        <div>
          <dt>{text('ui.review.approvers', { count: waitingApprovers.length })}</dt>
          {waitingApprovers.map((email) => (
            <dd key={email}>
              <Address email={email} beside={identifier} disposable={disposable.includes(email)} />
            </dd>
          ))}
        </div>
      </dl>
      {noteToReviewer && (
        <Quote text={noteToReviewer} by={text('ui.decide.note_by', { name: requester.name })} />
      )}
    </div>
  )
}

/** An address with its domain made plain; one that is spelled unlike the identifier beside it catches the eye. */
function Address({ email, beside, disposable }: { email: string; beside?: string; disposable: boolean }) {
  const text = useText()
  const cut = email.lastIndexOf('@') + 1
  const domain = email.slice(cut)
  const isOther = beside !== undefined && !isWithin(domain, beside) && !isWithin(beside, domain)
  return (
    <span className={styles.address} data-other={isOther || disposable || undefined}>
      <span>
        {email.slice(0, cut)}
        <strong>{unicodeName(domain)}</strong>
      </span>
      {isOther && (
        <span className={styles.other}>
          <Icon name="warning" size={16} />
          {text('ui.review.other_domain')}
        </span>
      )}
      {disposable && (
        <span className={styles.other}>
          <Icon name="warning" size={16} />
          {text('ui.review.disposable')}
        </span>
      )}
    </span>
  )
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`)
}
