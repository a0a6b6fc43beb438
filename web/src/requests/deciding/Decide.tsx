import { Button, Checkbox, Stack } from '@mantine/core'
import { lazy, useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { Agreement, DecidedRequest, Forward, Verdict } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import styles from '../../ui/Acts.module.css'
import { AgreementText } from '../../ui/AgreementText'
import { OnceOpened } from '../../ui/OnceOpened'
import { Panel } from '../../ui/Panel'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRefresh } from '../queries'

// For who says no or passes it on: nobody waits for them to read the page.
const bringDecline = () => import('./DeclineDialog')
const bringForward = () => import('./ForwardDialog')
const DeclineDialog = lazy(async () => ({ default: (await bringDecline()).DeclineDialog }))
const ForwardDialog = lazy(async () => ({ default: (await bringForward()).ForwardDialog }))

type Props = {
  requestId: string
  /** Null when the terms are not at hand; then approving is not possible here. */
  agreement: Agreement | null
  excludeUsers: string[]
  mayForward: boolean
  /** All admins of an account are asked: why there is no Forward is said instead. */
  amongAdmins?: boolean
  onDecided: (decided: DecidedRequest) => void
  onForwarded: (forward: Forward) => void
  /** Somebody else was faster, or the time is over: nothing is left to decide. */
  onTooLate: (problem: Problem) => void
  onStaleAgreement: () => void
  onCancel?: () => void
  children?: React.ReactNode
}

const tooLate = [
  'request.decided',
  'request.withdrawn',
  'request.lapsed',
  'request.in_review',
  'request.not_asked',
  'request.forwarded',
  'request.no_longer_asked',
  'link.dead',
]

/**
 * The terms, and the four things an approver can do. The buttons are the last part of the page, and on a phone they stay at
 * the lower edge of the window, where a thumb is.
 */
export function Decide(props: Props) {
  const { requestId, agreement, excludeUsers, mayForward, onDecided, onForwarded, onTooLate } = props
  const text = useText()
  const refresh = useRefresh()
  const region = useRef<HTMLDivElement>(null)
  const [accepted, setAccepted] = useState(false)
  const [reminded, setReminded] = useState(0)
  const [asking, setAsking] = useState<'decline' | 'forward' | null>(null)
  const declining = asking === 'decline'
  const version = agreement?.version

  // Terms that changed under the reader are new terms: the tick was for the old ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the version changes, not on the setters
  useEffect(() => setAccepted(false), [version])

  // So that a press finds them there.
  useEffect(() => {
    Promise.all([bringDecline(), bringForward()]).catch(() => {})
  }, [])

  const decide = useAct(
    (verdict: Verdict, header) =>
      answer(
        api.POST('/account-requests/{id}/decision', {
          params: { path: { id: requestId } },
          headers: header,
          body: verdict,
        }),
      ),
    {
      onSuccess: (decided) => {
        setAsking(null)
        refresh()
        onDecided(decided)
      },
      onError: (problem) => {
        if (tooLate.includes(problem.code)) onTooLate(problem)
        if (problem.code === 'agreement.stale') props.onStaleAgreement()
      },
    },
  )
  useFocusOnProblem(region, declining ? null : (decide.error ?? (reminded || null)))

  function approve() {
    if (!agreement) return
    if (!accepted) {
      setReminded(reminded + 1)
      return
    }
    decide.mutate({
      verdict: 'approved',
      agreementVersion: agreement.version,
      ...(excludeUsers.length > 0 ? { excludeUsers } : {}),
    })
  }

  function ask(what: 'decline' | 'forward') {
    decide.reset()
    setReminded(0)
    setAsking(what)
  }

  return (
    <>
      <div ref={region}>
        <Panel title={text('ui.decide.title')} hint={text('ui.decide.hint')}>
          <Stack gap="lg">
            {props.children}
            {agreement && (
              <>
                <AgreementText agreement={agreement} />
                <Checkbox
                  size="md"
                  label={text('ui.decide.accept', { title: agreement.title })}
                  checked={accepted}
                  onChange={(event) => {
                    setAccepted(event.currentTarget.checked)
                    setReminded(0)
                  }}
                  error={reminded > 0 && !accepted ? text('ui.decide.accept_first') : undefined}
                />
              </>
            )}
            {props.amongAdmins && <p>{text('ui.decide.no_forward')}</p>}
            {!declining && <ProblemNotice problem={decide.error} />}
          </Stack>
        </Panel>
      </div>
      <div className={styles.acts}>
        {agreement && (
          <Button
            size="lg"
            className={styles.approve}
            loading={decide.isPending && !declining}
            onClick={approve}
          >
            {text('ui.decide.approve')}
          </Button>
        )}
        <Button size="lg" variant="default" onClick={() => ask('decline')}>
          {text('ui.decide.decline')}
        </Button>
        {mayForward && (
          <Button size="lg" variant="default" onClick={() => ask('forward')}>
            {text('ui.decide.forward')}
          </Button>
        )}
        {props.onCancel && (
          <Button size="lg" variant="subtle" onClick={props.onCancel}>
            {text('ui.decide.cancel')}
          </Button>
        )}
      </div>
      <OnceOpened opened={declining}>
        <DeclineDialog
          place={`decline-${requestId}`}
          opened={declining}
          onClose={() => setAsking(null)}
          title={text('ui.decline.title')}
          lead={text('ui.decline.lead')}
          submit={text('ui.decline.submit')}
          pending={decide.isPending}
          problem={declining ? decide.error : null}
          onDecline={(reason) => decide.mutateAsync({ verdict: 'declined', reason })}
        />
      </OnceOpened>
      <OnceOpened opened={asking === 'forward'}>
        <ForwardDialog
          requestId={requestId}
          opened={asking === 'forward'}
          onClose={() => setAsking(null)}
          onForwarded={onForwarded}
          onTooLate={(problem) => {
            if (!tooLate.includes(problem.code)) return false
            onTooLate(problem)
            return true
          }}
        />
      </OnceOpened>
    </>
  )
}
