import { Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { FormDialog } from '../../ui/FormDialog'
import { useRefreshAccount } from '../account-query'
import type { Role } from '../roles'
import { Scope } from '../Scope'

/** A role that somebody has somewhere in an account. */
export type Held = {
  id: string
  isMe: boolean
  name: string
  email: string
  role: Role
  virtualAccountId: string | null
  virtualAccountName: string | null
  includeNested: boolean
}

type Props = {
  accountId: string
  accountName: string
  held: Held
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Takes a role away, or gives up one's own: asked once, with the name of the person and of what they lose. */
export function RemoveMemberDialog({ accountId, accountName, held, opened, onClose, onDone }: Props) {
  const text = useText()
  const say = useWord()
  const refresh = useRefreshAccount()
  const [tell, setTell] = useState(true)
  const name = held.name || held.email
  const remove = useAct(
    (tells: boolean) =>
      answer(
        api.DELETE('/smart-accounts/{id}/members/{memberId}', {
          params: { path: { id: accountId, memberId: held.id }, query: tells ? { tell: 'true' } : {} },
        }),
      ),
    {
      onSuccess: () => {
        void refresh()
        onDone(
          held.isMe
            ? text('ui.remove_member.left', { account: accountName })
            : text('ui.remove_member.removed', { name, account: accountName }),
        )
      },
    },
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog that is opened again begins anew
  useEffect(() => {
    if (!opened) return
    setTell(true)
    remove.reset()
  }, [opened])

  return (
    <FormDialog
      title={
        held.isMe
          ? text('ui.remove_member.leave_title', { account: accountName })
          : text('ui.remove_member.title', { name, account: accountName })
      }
      opened={opened}
      onClose={onClose}
      onSubmit={() => remove.mutate(tell && !held.isMe)}
      size="md"
      refusal={remove.error}
      lead={
        <>
          <p>
            {text(held.isMe ? 'ui.remove_member.you_lose' : 'ui.remove_member.they_lose')}{' '}
            <strong>
              {say('ui.role', held.role)} · <Scope of={held} />
            </strong>
          </p>
          <p>{text(held.isMe ? 'ui.remove_member.your_way_back' : 'ui.remove_member.their_way_back')}</p>
        </>
      }
      cancel={text('ui.remove_member.cancel')}
      submit={text(held.isMe ? 'ui.remove_member.leave' : 'ui.remove_member.submit')}
      colour="red.9"
      cancelFirst
      busy={remove.isPending}
    >
      {!held.isMe && (
        <Checkbox
          label={text('ui.remove_member.tell')}
          checked={tell}
          onChange={(event) => setTell(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}
