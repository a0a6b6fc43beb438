import { ActionIcon, Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { User } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { useText } from '../i18n/text'
import { useSignOut } from '../session/session'

export function UserMenu({ user }: { user: User }) {
  const text = useText()
  const navigate = useNavigate()
  const signOut = useSignOut(() => navigate({ to: '/' }))
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('ui.shell.user_menu', { name: user.name })}
        >
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item renderRoot={(props) => <Link {...props} to="/profile" />}>
          {text('ui.shell.profile', { name: user.name })}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{text('ui.shell.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
