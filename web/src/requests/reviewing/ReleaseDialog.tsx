import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { Note } from '../form/Note'

type Props = {
  /** Where the typed note is kept until it was sent. */
  place: string
  title: string
  lead: string
  submit: string
  opened: boolean
  onClose: () => void
  pending: boolean
  problem: Problem | null
  onRelease: (note: string) => Promise<unknown>
}

/** Mails to other people go out, so releasing is asked once more; why it was right can be kept with it. */
export function ReleaseDialog({
  place,
  title,
  lead,
  submit,
  opened,
  onClose,
  pending,
  problem: refusal,
  onRelease,
}: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [note, keepNote, forgetNote] = useKept(place, '')
  const [problem, correct] = useCorrected(refusal)
  useFocusOnProblem(form, refusal)
  return (
    <Dialog title={title} opened={opened} onClose={onClose} closeOnClickOutside={false}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // A refusal shows through `problem`; here only the success matters.
          onRelease(note.trim()).then(forgetNote, () => {})
        }}
      >
        <Stack gap="md">
          <p>{lead}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/reason'} />
          <Note
            label={text('ui.review.release_note')}
            description={text('ui.review.release_note_hint')}
            value={note}
            onChange={(typed) => {
              correct('/reason')
              keepNote(typed)
            }}
            error={fieldProblem(problem, '/reason')}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
