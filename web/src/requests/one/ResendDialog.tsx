import { Button, Stack } from '@mantine/core'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice } from '../../ui/problems'
import { useRefresh } from '../queries'

type Props = {
  request: AccountRequest
  /** One approver, or null for everybody who is asked. */
  to: string | null
  opened: boolean
  onClose: () => void
  onSent: (to: string | null) => void
}

/** A new mail makes a new link and ends the old one, so it says so first. */
export function ResendDialog({ request, to, opened, onClose, onSent }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const resend = useAct(
    (given: { email?: string }, header) =>
      answer(
        api.POST('/account-requests/{id}/resends', {
          params: { path: { id: request.id } },
          headers: header,
          body: given,
        }),
      ),
    {
      onSuccess: () => {
        refresh()
        onClose()
        onSent(to)
      },
    },
  )

  function close() {
    resend.reset()
    onClose()
  }

  return (
    <Dialog title={text('ui.resend.title')} opened={opened} onClose={close}>
      <Stack gap="md">
        <p>{to ? text('ui.resend.lead', { email: to }) : text('ui.resend.lead_all')}</p>
        <p>{text('ui.resend.time', { date: new Date(request.expiresAt) })}</p>
        <ProblemNotice problem={resend.error} />
        <DialogActs>
          <Button variant="default" onClick={close}>
            {text('ui.decline.back')}
          </Button>
          <Button loading={resend.isPending} onClick={() => resend.mutate(to ? { email: to } : {})}>
            {text('ui.resend.submit')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
