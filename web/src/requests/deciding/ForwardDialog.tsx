import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { Forward } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { EmailField } from '../../ui/EmailField'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { Note } from '../form/Note'
import { useRefresh } from '../queries'

type Props = {
  requestId: string
  opened: boolean
  onClose: () => void
  onForwarded: (forward: Forward) => void
  onTooLate: (problem: Problem) => boolean
}

const empty = { email: '', note: '' }

/** Naming somebody else: what happens to one's own link is said before it happens. */
export function ForwardDialog({ requestId, opened, onClose, onForwarded, onTooLate }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const form = useRef<HTMLFormElement>(null)
  const [draft, keepDraft, forgetDraft] = useKept(`forward-${requestId}`, empty)
  const forward = useAct(
    (given: { email: string; note?: string }, header) =>
      answer(
        api.POST('/account-requests/{id}/forwards', {
          params: { path: { id: requestId } },
          headers: header,
          body: given,
        }),
      ),
    {
      onSuccess: (made) => {
        forgetDraft()
        refresh()
        onForwarded(made)
      },
      onError: (problem) => {
        if (onTooLate(problem)) onClose()
      },
    },
  )
  const [problem, correct] = useCorrected(forward.error)
  useFocusOnProblem(form, forward.error)

  return (
    <Dialog title={text('ui.forward.title')} opened={opened} onClose={onClose} closeOnClickOutside={false}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          forward.mutate({
            email: draft.email.trim(),
            ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
          })
        }}
      >
        <Stack gap="md">
          <p>{text('ui.forward.lead')}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => ['/email', '/note'].includes(pointer)} />
          <EmailField
            label={text('ui.forward.email')}
            description={text('ui.forward.email_hint')}
            autoComplete="off"
            value={draft.email}
            onChange={(event) => {
              correct('/email')
              keepDraft({ ...draft, email: event.currentTarget.value })
            }}
            error={fieldProblem(problem, '/email')}
            data-autofocus
          />
          <Note
            label={text('ui.forward.note')}
            description={text('ui.forward.note_hint')}
            value={draft.note}
            onChange={(note) => {
              correct('/note')
              keepDraft({ ...draft, note })
            }}
            error={fieldProblem(problem, '/note')}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" loading={forward.isPending}>
              {text('ui.forward.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
