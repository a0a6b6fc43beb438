import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { NewRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { Notice } from '../../ui/Notice'
import { ProblemNotice } from '../../ui/problems'
import styles from './ContestOffer.module.css'

export type Contested = { outcome: 'approver' | 'moved'; requestId: string }

type Props = {
  domain: string
  request: NewRequest
  onContested: (contested: Contested) => void
  /** A refusal of what is on the form goes back to its fields. */
  onRefused: (problem: Problem) => void
}

/** The identifier is taken, and this person's own company is behind it: what they can do, and what comes of it. */
export function ContestOffer({ domain, request, onContested, onRefused }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const contest = useAct(
    (given: NewRequest, header) => answer(api.POST('/identifier-contests', { headers: header, body: given })),
    {
      onSuccess: onContested,
      onError: (problem) => {
        // Nothing came back: the dialog stays, and trying again is safe.
        if (problem.unreachable) return
        setOpened(false)
        onRefused(problem)
      },
    },
  )
  return (
    <>
      <Notice tone="wait" live="status" title={text('ui.contest.offer_title', { domain })}>
        <p>{text('ui.contest.offer_lead')}</p>
        <Button variant="default" size="sm" onClick={() => setOpened(true)}>
          {text('ui.contest.open')}
        </Button>
      </Notice>
      <Dialog title={text('ui.contest.title', { domain })} opened={opened} onClose={() => setOpened(false)}>
        <Stack gap="md">
          <p>{text('ui.contest.lead')}</p>
          <ul className={styles.ends}>
            <li>{text('ui.contest.end_approver')}</li>
            <li>{text('ui.contest.end_moved')}</li>
          </ul>
          <ProblemNotice problem={contest.error?.unreachable ? contest.error : null} />
          <DialogActs>
            <Button variant="default" onClick={() => setOpened(false)}>
              {text('ui.review_dialog.back')}
            </Button>
            <Button loading={contest.isPending} onClick={() => contest.mutate(request)}>
              {text('ui.contest.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </Dialog>
    </>
  )
}
