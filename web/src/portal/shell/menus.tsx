import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { Icon, type IconName } from '../../ui/Icon'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/languages'
import { ownName } from '../i18n/names'
import { type TextKey, useText } from '../i18n/text'
import { usePortal } from '../session/session'

export function LanguageMenu() {
  const text = useText()
  const portal = usePortal()
  const { language, choose } = useLanguage()
  const offered = portal ? languages.filter((tag) => portal.languages.includes(tag)) : languages
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('ui.shell.language')}>
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((tag) => (
          <Menu.Item
            key={tag}
            lang={tag}
            role="menuitemradio"
            aria-checked={tag === language}
            rightSection={tag === language ? <Icon name="check" size={16} /> : null}
            onClick={() => choose(tag)}
          >
            {ownName(tag)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const schemes: { scheme: 'light' | 'dark' | 'auto'; icon: IconName; label: TextKey }[] = [
  { scheme: 'light', icon: 'sun', label: 'ui.shell.scheme_light' },
  { scheme: 'dark', icon: 'moon', label: 'ui.shell.scheme_dark' },
  { scheme: 'auto', icon: 'screen', label: 'ui.shell.scheme_auto' },
]

export function SchemeMenu() {
  const text = useText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const current = schemes.find(({ scheme }) => scheme === colorScheme)
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('ui.shell.scheme')}>
          <Icon name={current?.icon ?? 'screen'} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ scheme, icon, label }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            leftSection={<Icon name={icon} size={18} />}
            rightSection={scheme === colorScheme ? <Icon name="check" size={16} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {text(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
