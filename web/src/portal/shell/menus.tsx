import { Menu, useMantineColorScheme } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Language, User } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/languages'
import { ownName } from '../i18n/names'
import { useText } from '../i18n/text'
import { usePortal, useSignOut } from '../session/session'
import styles from './menus.module.css'
import { schemes, type Tool, ToolButton } from './tools'

/** It is there because its button was pressed, so it opens at once, by a press like every later one. */
function HeaderMenu({ width, children, ...tool }: Tool & { width: number; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    if (pressed.current) return
    pressed.current = true
    button.current?.focus()
    button.current?.click()
  }, [])
  return (
    <Menu position="bottom-end" width={width} withinPortal={false}>
      <Menu.Target>
        <ToolButton ref={button} {...tool} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

export function LanguageMenu(tool: Tool) {
  const portal = usePortal()
  const { language, choose } = useLanguage()
  const offered = portal ? languages.filter((tag) => portal.languages.includes(tag)) : languages
  return (
    <HeaderMenu {...tool} width={210}>
      <Menu.RadioGroup value={language} onChange={(tag) => choose(tag as Language)}>
        {offered.map((tag) => (
          <Menu.RadioItem key={tag} value={tag} lang={tag} closeMenuOnClick>
            {ownName(tag)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </HeaderMenu>
  )
}

export function SchemeMenu(tool: Tool) {
  const text = useText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <HeaderMenu {...tool} width={210}>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(picked) => {
          const found = schemes.find(({ scheme }) => scheme === picked)
          if (found) setColorScheme(found.scheme)
        }}
      >
        {schemes.map(({ scheme, icon, label }) => (
          <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
            <span className={styles.scheme}>
              <Icon name={icon} size={18} />
              {text(label)}
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </HeaderMenu>
  )
}

export function UserMenu({ user, ...tool }: Tool & { user: User }) {
  const text = useText()
  const navigate = useNavigate()
  const signOut = useSignOut(() => navigate({ to: '/' }))
  return (
    <HeaderMenu {...tool} width={240}>
      <Menu.Item renderRoot={(props) => <Link {...props} to="/profile" />}>
        {text('ui.shell.profile', { name: user.name })}
      </Menu.Item>
      <Menu.Item renderRoot={(props) => <Link {...props} to="/my-roles" />}>
        {text('ui.shell.my_roles')}
      </Menu.Item>
      <Menu.Item onClick={() => signOut.mutate()}>{text('ui.shell.sign_out')}</Menu.Item>
    </HeaderMenu>
  )
}
