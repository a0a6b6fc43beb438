import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { lazy, type ReactNode, type Ref, Suspense, useState } from 'react'
import type { User } from '../../api/types'
import { Icon, type IconName } from '../../ui/Icon'
import { type TextKey, useText } from '../i18n/text'

// A menu is half as much code again as everything else of a first page, so it comes when somebody reaches for its button.
const bring = () => import('./menus')
const LanguageMenu = lazy(async () => ({ default: (await bring()).LanguageMenu }))
const SchemeMenu = lazy(async () => ({ default: (await bring()).SchemeMenu }))
const UserMenu = lazy(async () => ({ default: (await bring()).UserMenu }))

type Scheme = 'light' | 'dark' | 'auto'

export const schemes: { scheme: Scheme; icon: IconName; label: TextKey }[] = [
  { scheme: 'light', icon: 'sun', label: 'ui.shell.scheme_light' },
  { scheme: 'dark', icon: 'moon', label: 'ui.shell.scheme_dark' },
  { scheme: 'auto', icon: 'screen', label: 'ui.shell.scheme_auto' },
]

export type Tool = { label: string; icon: IconName }

type ButtonProps = Tool & {
  ref?: Ref<HTMLButtonElement>
  onClick?: () => void
  onFocus?: () => void
  onPointerEnter?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

export function ToolButton({ label, icon, ...rest }: ButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} {...rest}>
      <Icon name={icon} />
    </ActionIcon>
  )
}

/** The button alone until it is pressed; from then on `menu`, which has the same button. */
function UnderButton({ menu, ...tool }: Tool & { menu: ReactNode }) {
  const [pressed, setPressed] = useState(false)
  // What does not come, for lack of a network, is asked for again by the next press.
  const warm = () => void bring().catch(() => {})
  const press = () =>
    void bring().then(
      () => setPressed(true),
      () => {},
    )
  const button = (
    <ToolButton
      {...tool}
      aria-haspopup="menu"
      aria-expanded={false}
      onFocus={warm}
      onPointerEnter={warm}
      onClick={press}
    />
  )
  return pressed ? <Suspense fallback={button}>{menu}</Suspense> : button
}

export function LanguageTool() {
  const text = useText()
  const tool: Tool = { label: text('ui.shell.language'), icon: 'globe' }
  return <UnderButton {...tool} menu={<LanguageMenu {...tool} />} />
}

export function SchemeTool() {
  const text = useText()
  const { colorScheme } = useMantineColorScheme()
  const icon = schemes.find(({ scheme }) => scheme === colorScheme)?.icon ?? 'screen'
  const tool: Tool = { label: text('ui.shell.scheme'), icon }
  return <UnderButton {...tool} menu={<SchemeMenu {...tool} />} />
}

export function UserTool({ user }: { user: User }) {
  const text = useText()
  const tool: Tool = { label: text('ui.shell.user_menu', { name: user.name }), icon: 'person' }
  return <UnderButton {...tool} menu={<UserMenu {...tool} user={user} />} />
}
