import { Button, Stack } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import type { Problem } from '../api/problem'
import { Dialog } from './Dialog'
import { DialogActs } from './DialogActs'
import { ProblemNotice, useFocusOnProblem } from './problems'

type Props = {
  title: string
  opened: boolean
  onClose: () => void
  onSubmit: () => void
  size?: string
  /** What was refused: the focus goes to it. */
  refusal: Problem | null
  /** What of it is still to be corrected; all of it where nothing is typed. */
  problem?: Problem | null
  /** Pointers of the fields that show their own message. */
  shownBeside?: (pointer: string) => boolean
  /** Above what went wrong: what this is about. */
  lead?: ReactNode
  children?: ReactNode
  /** What is said beside the buttons, such as how far it is. */
  aside?: ReactNode
  cancel: string
  submit: string
  /** A submit that takes something away is red. */
  colour?: 'red.9'
  /** Where nothing is typed, and what is done cannot be undone, one is on the way out at first. */
  cancelFirst?: boolean
  /** Typed text would be lost by a slip beside the dialog. */
  holdsText?: boolean
  busy: boolean
}

/** A dialog with a form: what it is about, what went wrong, the fields, and a way out beside the way on. */
export function FormDialog({ title, opened, onClose, onSubmit, size, refusal, problem, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useFocusOnProblem(form, refusal)
  return (
    <Dialog
      title={title}
      opened={opened}
      onClose={onClose}
      {...(size ? { size } : {})}
      closeOnClickOutside={!rest.holdsText}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!rest.busy) onSubmit()
        }}
      >
        <Stack gap="md">
          {rest.lead}
          <ProblemNotice
            problem={problem === undefined ? refusal : problem}
            {...(rest.shownBeside ? { shownBeside: rest.shownBeside } : {})}
          />
          {rest.children}
          <DialogActs>
            {rest.aside}
            <Button variant="default" onClick={onClose} data-autofocus={rest.cancelFirst || undefined}>
              {rest.cancel}
            </Button>
            <Button type="submit" {...(rest.colour ? { color: rest.colour } : {})} loading={rest.busy}>
              {rest.submit}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
