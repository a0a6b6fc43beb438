import { Checkbox, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ListedUser } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Panel } from '../../ui/Panel'

type Props = {
  users: ListedUser[]
  excluded: string[]
  onChange: (excluded: string[]) => void
  requester: string
}

/**
 * Whom an approver does not let in. It begins with everybody from outside: a stranger gets in by a tick, not for want
 * of one.
 */
export function useExcluded(users: ListedUser[]) {
  return useState(() => users.filter(({ outside }) => outside).map(({ email }) => email))
}

/** The people the requester listed. The approver answers for the account, so each can be struck. */
export function ListedUsers({ users, excluded, onChange, requester }: Props) {
  const text = useText()
  const say = useWord()
  const hasOutside = users.some(({ outside }) => outside)
  return (
    <Panel
      title={text('ui.decide.users_title')}
      hint={text(hasOutside ? 'ui.decide.users_hint_outside' : 'ui.decide.users_hint', { name: requester })}
    >
      <Stack gap="sm">
        {users.map((user) => (
          <Checkbox
            key={user.email}
            size="md"
            label={`${user.email} (${say('ui.role', user.role)})`}
            description={user.outside ? text('ui.decide.user_outside') : undefined}
            checked={!excluded.includes(user.email)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? excluded.filter((email) => email !== user.email)
                  : [...excluded, user.email],
              )
            }
          />
        ))}
      </Stack>
    </Panel>
  )
}
