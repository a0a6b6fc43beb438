import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ReasonField } from '../../ui/ReasonField'

type Props = {
  /** Where the typed reason is kept until it was sent. */
  place: string
  opened: boolean
  onClose: () => void
  title: string
  lead: string
  submit: string
  pending: boolean
  problem: Problem | null
  onDecline: (reason: string) => Promise<unknown>
}

/** Saying no needs a reason; the one who asked will read it. */
export function DeclineDialog(props: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [reason, keepReason, forgetReason] = useKept(props.place, '')
  const [problem, correct] = useCorrected(props.problem)
  useFocusOnProblem(form, props.problem)
  return (
    <Dialog title={props.title} opened={props.opened} onClose={props.onClose} closeOnClickOutside={false}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // It may be opened within a form, which would take this for its own.
          event.stopPropagation()
          // A refusal shows through `problem`; here only the success matters.
          props.onDecline(reason.trim()).then(forgetReason, () => {})
        }}
      >
        <Stack gap="md">
          <p>{props.lead}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/reason'} />
          <ReasonField
            label={text('ui.decline.reason')}
            value={reason}
            onKeep={keepReason}
            problem={problem}
            correct={correct}
            data-autofocus
          />
          <DialogActs>
            <Button variant="default" onClick={props.onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" color="red.9" loading={props.pending}>
              {props.submit}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
