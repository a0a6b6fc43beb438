import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { GuideName } from '../../guides/guides'
import { Icon } from '../../ui/Icon'
import { useText } from '../i18n/text'

// Only for people who ask, so not in anybody's first download.
const HelpAside = lazy(async () => ({ default: (await import('../../guides/HelpAside')).HelpAside }))

/** Opens the guide that belongs to a screen, beside it. */
export function HelpButton({ guide }: { guide: GuideName }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="question" size={18} />}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {text('ui.shell.help')}
      </Button>
      {opened && (
        <Suspense>
          <HelpAside guide={guide} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
