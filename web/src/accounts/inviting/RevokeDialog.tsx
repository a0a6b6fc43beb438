import { Button, Stack } from '@mantine/core'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccountInvitation } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice } from '../../ui/problems'
import { useRefreshAccount } from '../account-query'

type Props = {
  accountId: string
  invitation: AccountInvitation
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Takes an invitation back before it is answered. */
export function RevokeDialog({ accountId, invitation, opened, onClose, onDone }: Props) {
  const text = useText()
  const refresh = useRefreshAccount()
  const { id, email } = invitation
  const revoke = useAct(
    () =>
      answer(
        api.DELETE('/smart-accounts/{id}/invitations/{invitationId}', {
          params: { path: { id: accountId, invitationId: id } },
        }),
      ),
    {
      onSuccess: () => {
        void refresh()
        onDone(text('ui.revoke_invitation.done', { email }))
      },
    },
  )
  return (
    <Dialog title={text('ui.revoke_invitation.title', { email })} opened={opened} onClose={onClose} size="md">
      <Stack gap="md">
        <p>{text('ui.revoke_invitation.lead')}</p>
        <ProblemNotice problem={revoke.error} />
        <DialogActs>
          <Button variant="default" onClick={onClose} data-autofocus>
            {text('ui.revoke_invitation.cancel')}
          </Button>
          <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {text('ui.revoke_invitation.submit')}
          </Button>
        </DialogActs>
      </Stack>
    </Dialog>
  )
}
