import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { Agreement, DecidedRequest, Verdict } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRefresh } from '../queries'
import { AgreementText } from './AgreementText'
import { DeclineDialog } from './DeclineDialog'

type Props = {
  requestId: string
  /** Null when the terms are not at hand; then only declining is possible here. */
  agreement: Agreement | null
  excludeUsers: string[]
  onDecided: (decided: DecidedRequest) => void
  /** Somebody else was faster, or the time is over: nothing is left to decide. */
  onTooLate: (problem: Problem) => void
  onStaleAgreement: () => void
  onCancel?: () => void
}

const tooLate = ['request.decided', 'request.withdrawn', 'request.lapsed', 'link.dead']

export function Decide({
  requestId,
  agreement,
  excludeUsers,
  onDecided,
  onTooLate,
  onStaleAgreement,
  onCancel,
}: Props) {
  const text = useText()
  const refresh = useRefresh()
  const region = useRef<HTMLDivElement>(null)
  const [accepted, setAccepted] = useState(false)
  const [reminded, setReminded] = useState(0)
  const [declining, setDeclining] = useState(false)
  const version = agreement?.version

  // Terms that changed under the reader are new terms: the tick was for the old ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the version changes, not on the setters
  useEffect(() => setAccepted(false), [version])

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
        setDeclining(false)
        refresh()
        onDecided(decided)
      },
      onError: (problem) => {
        if (tooLate.includes(problem.code)) onTooLate(problem)
        if (problem.code === 'agreement.stale') onStaleAgreement()
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

  return (
    <div ref={region}>
      <Stack gap="lg">
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
        {!declining && <ProblemNotice problem={decide.error} />}
        <Group gap="sm">
          {agreement && (
            <Button size="lg" loading={decide.isPending && !declining} onClick={approve}>
              {text('ui.decide.approve')}
            </Button>
          )}
          <Button
            size="lg"
            variant="default"
            onClick={() => {
              decide.reset()
              setReminded(0)
              setDeclining(true)
            }}
          >
            {text('ui.decide.decline')}
          </Button>
          {onCancel && (
            <Button size="lg" variant="subtle" onClick={onCancel}>
              {text('ui.decide.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
      <DeclineDialog
        place={`decline-${requestId}`}
        opened={declining}
        onClose={() => setDeclining(false)}
        title={text('ui.decline.title')}
        lead={text('ui.decline.lead')}
        submit={text('ui.decline.submit')}
        pending={decide.isPending}
        problem={declining ? decide.error : null}
        onDecline={(reason) => decide.mutateAsync({ verdict: 'declined', reason })}
      />
    </div>
  )
}
