import { Checkbox, Stack } from '@mantine/core'
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

/** The people the requester listed. The approver answers for the account, so each can be struck. */
export function ListedUsers({ users, excluded, onChange, requester }: Props) {
  const text = useText()
  const say = useWord()
  return (
    <Panel title={text('ui.decide.users_title')} hint={text('ui.decide.users_hint', { name: requester })}>
      <Stack gap="sm">
        {users.map((user) => (
          <Checkbox
            key={user.email}
            size="md"
            label={`${user.email} (${say('ui.role', user.role)})`}
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
