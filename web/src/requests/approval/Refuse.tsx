import { Button } from '@mantine/core'
import { lazy, useState } from 'react'
import type { Problem } from '../../api/problem'
import type { ApprovalLink, Refusal } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { OnceOpened } from '../../ui/OnceOpened'
import styles from './Refuse.module.css'

// For who says no: nobody else waits for it.
const RefuseDialog = lazy(async () => ({ default: (await import('./RefuseDialog')).RefuseDialog }))

export type Refusing = {
  token: string
  link: ApprovalLink
  onRefused: (refusal: Refusal) => void
  onTooLate: (problem: Problem) => void
}

/** What can be said with the link alone. Who is signed in as the approver has a Decline of their own. */
export function Refuse({
  token,
  link,
  onRefused,
  onTooLate,
  isSignedIn,
}: Refusing & { isSignedIn: boolean }) {
  const text = useText()
  const [asking, setAsking] = useState<{ verdict: Refusal['verdict']; opened: boolean } | null>(null)
  const mayDecline = link.may.declineByLink && !isSignedIn
  if (!mayDecline && !link.may.sayWrongPerson) return null
  return (
    <div>
      <p>{text(isSignedIn ? 'ui.refusal.not_yours' : 'ui.refusal.without_user')}</p>
      <div className={styles.acts}>
        {mayDecline && (
          <Button
            size="sm"
            variant="default"
            onClick={() => setAsking({ verdict: 'declined', opened: true })}
          >
            {text('ui.decide.decline')}
          </Button>
        )}
        {link.may.sayWrongPerson && (
          <Button
            size="sm"
            variant="default"
            onClick={() => setAsking({ verdict: 'wrong_person', opened: true })}
          >
            {text('ui.refusal.wrong_person')}
          </Button>
        )}
      </div>
      <OnceOpened opened={asking !== null}>
        <RefuseDialog
          key={asking?.verdict}
          token={token}
          verdict={asking?.verdict ?? 'declined'}
          email={link.email}
          isSignedIn={isSignedIn}
          opened={asking?.opened ?? false}
          onClose={() => setAsking(asking && { ...asking, opened: false })}
          onRefused={onRefused}
          onTooLate={onTooLate}
        />
      </OnceOpened>
    </div>
  )
}
