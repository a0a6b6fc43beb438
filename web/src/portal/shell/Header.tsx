import { ActionIcon, Button } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Icon } from '../../ui/Icon'
import { Mark } from '../../ui/Seal'
import { useText } from '../i18n/text'
import { Palette } from '../palette/Palette'
import { usePortal, useUser } from '../session/session'
import styles from './Header.module.css'
import { Places } from './Places'
import { Switcher } from './Switcher'
import { LanguageTool, SchemeTool, UserTool } from './tools'

export function Header() {
  const text = useText()
  const user = useUser()
  const portal = usePortal()
  const [opened, setOpened] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of the phone closes when the page changes
  useEffect(() => setOpened(false), [path])

  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <Mark />
          <span className={styles.names}>
            <span className={styles.name}>Deedbox</span>
            {portal && <span className={styles.operator}>{portal.operatorName}</span>}
          </span>
        </Link>
        {user && (
          <nav className={styles.nav} aria-label={text('ui.shell.places')}>
            <Places user={user} />
          </nav>
        )}
        <div className={styles.tools}>
          {user && <Switcher user={user} />}
          {user && <Palette user={user} />}
          <LanguageTool />
          <SchemeTool />
          {user === null && (
            <Button
              className={styles.sign_in}
              renderRoot={(props) => <Link {...props} to="/sign-in" />}
              size="sm"
              variant="default"
            >
              {text('ui.shell.sign_in')}
            </Button>
          )}
          {user && <UserTool user={user} />}
          {user && (
            <ActionIcon
              className={styles.burger}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={text('ui.shell.menu')}
              aria-expanded={opened}
              aria-controls="places"
              onClick={() => setOpened(!opened)}
            >
              <Icon name={opened ? 'cross' : 'menu'} size={24} />
            </ActionIcon>
          )}
        </div>
      </div>
      {user && opened && (
        <nav id="places" className={styles.drawer} aria-label={text('ui.shell.places')}>
          <Places user={user} />
        </nav>
      )}
    </header>
  )
}
