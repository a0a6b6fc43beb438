import { useHotkeys } from '@mantine/hooks'
import { lazy, useState } from 'react'
import type { User } from '../../api/types'
import { OnceOpened } from '../../ui/OnceOpened'
import { useText } from '../i18n/text'
import { ToolButton } from '../shell/tools'

const PaletteDialog = lazy(async () => ({ default: (await import('./PaletteDialog')).PaletteDialog }))

/** The button and the key (Ctrl+K, or Command+K) that open the palette; its code comes then. */
export function Palette({ user }: { user: User }) {
  const text = useText()
  const [asked, setAsked] = useState(0)
  const open = () => setAsked((before) => before + 1)
  useHotkeys([['mod+K', open]], [])
  return (
    <>
      <ToolButton label={text('ui.shell.find')} icon="search" onClick={open} />
      <OnceOpened opened={asked > 0}>
        <PaletteDialog user={user} asked={asked} />
      </OnceOpened>
    </>
  )
}
