import { Button, Checkbox, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
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
  const form = useRef<HTMLFormElement>(null)
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
  useFocusOnProblem(form, remove.error)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog that is opened again begins anew
  useEffect(() => {
    if (!opened) return
    setTell(true)
    remove.reset()
  }, [opened])

  return (
    <Dialog
      title={
        held.isMe
          ? text('ui.remove_member.leave_title', { account: accountName })
          : text('ui.remove_member.title', { name, account: accountName })
      }
      opened={opened}
      onClose={onClose}
      size="md"
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          remove.mutate(tell && !held.isMe)
        }}
      >
        <Stack gap="md">
          <p>
            {text(held.isMe ? 'ui.remove_member.you_lose' : 'ui.remove_member.they_lose')}{' '}
            <strong>
              {say('ui.role', held.role)} · <Scope of={held} />
            </strong>
          </p>
          <p>{text(held.isMe ? 'ui.remove_member.your_way_back' : 'ui.remove_member.their_way_back')}</p>
          <ProblemNotice problem={remove.error} />
          {!held.isMe && (
            <Checkbox
              label={text('ui.remove_member.tell')}
              checked={tell}
              onChange={(event) => setTell(event.currentTarget.checked)}
            />
          )}
          <DialogActs>
            <Button variant="default" onClick={onClose} data-autofocus>
              {text('ui.remove_member.cancel')}
            </Button>
            <Button type="submit" color="red.9" loading={remove.isPending}>
              {text(held.isMe ? 'ui.remove_member.leave' : 'ui.remove_member.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
