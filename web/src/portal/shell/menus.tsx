import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import type { Language } from '../../api/types'
import { Icon, type IconName } from '../../ui/Icon'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/languages'
import { ownName } from '../i18n/names'
import { type TextKey, useText } from '../i18n/text'
import { usePortal } from '../session/session'
import styles from './menus.module.css'

export function LanguageMenu() {
  const text = useText()
  const portal = usePortal()
  const { language, choose } = useLanguage()
  const offered = portal ? languages.filter((tag) => portal.languages.includes(tag)) : languages
  return (
    <Menu position="bottom-end" width={210} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('ui.shell.language')}>
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={language} onChange={(tag) => choose(tag as Language)}>
          {offered.map((tag) => (
            <Menu.RadioItem key={tag} value={tag} lang={tag} closeMenuOnClick>
              {ownName(tag)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

type Scheme = 'light' | 'dark' | 'auto'

const schemes: { scheme: Scheme; icon: IconName; label: TextKey }[] = [
  { scheme: 'light', icon: 'sun', label: 'ui.shell.scheme_light' },
  { scheme: 'dark', icon: 'moon', label: 'ui.shell.scheme_dark' },
  { scheme: 'auto', icon: 'screen', label: 'ui.shell.scheme_auto' },
]

export function SchemeMenu() {
  const text = useText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const current = schemes.find(({ scheme }) => scheme === colorScheme)
  return (
    <Menu position="bottom-end" width={210} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('ui.shell.scheme')}>
          <Icon name={current?.icon ?? 'screen'} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as Scheme)}>
          {schemes.map(({ scheme, icon, label }) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              <span className={styles.scheme}>
                <Icon name={icon} size={18} />
                {text(label)}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
