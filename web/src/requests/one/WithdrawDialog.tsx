import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ReasonField } from '../../ui/ReasonField'
import { useRefresh } from '../queries'

type Props = { request: AccountRequest; opened: boolean; onClose: () => void; onWithdrawn: () => void }

/** The requester ends their own request; why is theirs to say or not. */
export function WithdrawDialog({ request, opened, onClose, onWithdrawn }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const form = useRef<HTMLFormElement>(null)
  const [reason, keepReason, forgetReason] = useKept(`withdraw-${request.id}`, '')
  const withdraw = useAct(
    (given: { reason?: string }, header) =>
      answer(
        api.POST('/account-requests/{id}/withdrawal', {
          params: { path: { id: request.id } },
          headers: header,
          body: given,
        }),
      ),
    {
      onSuccess: () => {
        forgetReason()
        refresh()
        onWithdrawn()
      },
    },
  )
  const [problem, correct] = useCorrected(withdraw.error)
  useFocusOnProblem(form, withdraw.error)

  return (
    <Dialog title={text('ui.withdraw.title')} opened={opened} onClose={onClose} closeOnClickOutside={false}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          withdraw.mutate(reason.trim() ? { reason: reason.trim() } : {})
        }}
      >
        <Stack gap="md">
          <p>{text('ui.withdraw.lead')}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/reason'} />
          <ReasonField
            label={text('ui.withdraw.reason')}
            description={text('ui.withdraw.reason_hint')}
            value={reason}
            onKeep={keepReason}
            problem={problem}
            correct={correct}
            minRows={2}
            data-autofocus
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.decline.back')}
            </Button>
            <Button type="submit" color="red.9" loading={withdraw.isPending}>
              {text('ui.withdraw.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
