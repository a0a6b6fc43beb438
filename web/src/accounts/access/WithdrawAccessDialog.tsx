import { Button, Stack } from '@mantine/core'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice } from '../../ui/problems'
import { useRefreshAccess } from './queries'

type Props = {
  request: AccessRequest
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Ends one's own request before anybody has decided it. */
export function WithdrawAccessDialog({ request, opened, onClose, onDone }: Props) {
  const text = useText()
  const refresh = useRefreshAccess()
  const withdraw = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/access-requests/{id}/withdrawal', {
          params: { path: { id: request.id } },
          headers,
          body: {},
        }),
      ),
    {
      onSuccess: () => onDone(text('ui.access_withdraw.done')),
      onSettled: () => void refresh(),
    },
  )
  return (
    <Dialog title={text('ui.access_withdraw.title')} opened={opened} onClose={onClose} size="md">
      <Stack gap="md">
        <p>{text('ui.access_withdraw.lead', { account: request.smartAccount.name })}</p>
        <ProblemNotice problem={withdraw.error} />
        <DialogActs>
          <Button variant="default" onClick={onClose} data-autofocus>
            {text('ui.people.cancel')}
          </Button>
          <Button color="red.9" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {text('ui.access_withdraw.submit')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
