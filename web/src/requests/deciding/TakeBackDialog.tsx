import { Button, Stack } from '@mantine/core'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Forward } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice } from '../../ui/problems'
import { useRefresh } from '../queries'

type Props = {
  requestId: string
  forward: Forward
  opened: boolean
  onClose: () => void
  onTakenBack: () => void
}

export function TakeBackDialog({ requestId, forward, opened, onClose, onTakenBack }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const takeBack = useAct(
    () =>
      answer(
        api.DELETE('/account-requests/{id}/forwards/{forwardId}', {
          params: { path: { id: requestId, forwardId: forward.id } },
        }),
      ),
    {
      onSuccess: () => {
        refresh()
        onTakenBack()
      },
    },
  )
  return (
    <Dialog title={text('ui.take_back.title')} opened={opened} onClose={onClose}>
      <Stack gap="md">
        <p>{text('ui.take_back.lead', { email: forward.to })}</p>
        <ProblemNotice problem={takeBack.error} />
        <DialogActs>
          <Button variant="default" onClick={onClose}>
            {text('ui.decline.back')}
          </Button>
          <Button loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {text('ui.take_back.submit')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
