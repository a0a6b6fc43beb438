import { Button, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../api/problem'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ApproverRows } from '../form/ApproverRows'
import { type ApproverRow, changedRows } from '../form/draft'
import { addressesAsked, useReplaceApprovers } from './replace'

type Props = { request: AccountRequest; opened: boolean; onClose: () => void; onReplaced: () => void }

export function ReplaceApproversDialog({ request, opened, onClose, onReplaced }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [rows, setRows] = useState<ApproverRow[]>([])
  // The version that the rows were made from: what others change while the dialog is open is not undone by it.
  const [etag, setEtag] = useState<string | null>(null)
  const [missing, setMissing] = useState<Problem | null>(null)
  const replace = useReplaceApprovers(request, () => {
    onClose()
    onReplaced()
  })
  const refusal = missing ?? replace.error
  const [problem, correct] = useCorrected(refusal)
  const overtaken = replace.error?.status === 412
  useFocusOnProblem(form, refusal)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is taken when the dialog opens
  useEffect(() => {
    if (!opened) return
    setRows(addressesAsked(request).map((email, index) => ({ key: index + 1, email })))
    setEtag(request.etag)
    setMissing(null)
    replace.reset()
  }, [opened])

  function send() {
    const named = rows.filter((row) => row.email.trim())
    setRows(named.length > 0 ? named : rows.slice(0, 1))
    if (named.length === 0) {
      setMissing(
        new Problem({
          status: 422,
          code: 'field.missing',
          errors: [{ field: '/emails', code: 'field.missing', detail: text('ui.problem.required') }],
        }),
      )
      return
    }
    setMissing(null)
    replace.mutate({ emails: named.map((row) => row.email.trim()), etag: overtaken ? request.etag : etag })
  }

  return (
    <Dialog title={text('ui.replace.title')} opened={opened} onClose={onClose} closeOnClickOutside={false}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="md">
          <p>{text('ui.replace.lead')}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer.startsWith('/emails')} />
          {overtaken && <p>{text('ui.replace.overtaken', { emails: addressesAsked(request).join(', ') })}</p>}
          <ApproverRows
            rows={rows}
            onChange={(changed) => {
              correct(...changedRows(rows, changed, '/emails'))
              setRows(changed)
            }}
            problem={problem}
            pointer="/emails"
            missing={fieldProblem(problem, '/emails')}
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" loading={replace.isPending}>
              {text('ui.replace.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
