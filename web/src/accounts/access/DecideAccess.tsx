import { Button, Group } from '@mantine/core'
import { lazy, useState } from 'react'
import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { OnceOpened } from '../../ui/OnceOpened'

const ApproveDialog = lazy(async () => ({ default: (await import('./ApproveDialog')).ApproveDialog }))
const DeclineAccessDialog = lazy(async () => ({
  default: (await import('./DeclineAccessDialog')).DeclineAccessDialog,
}))

type Props = { request: AccessRequest; size?: 'xs' | 'sm'; onDone: (sentence: string) => void }

/** Yes or no: each opens a dialog in which the rest is said. */
export function DecideAccess({ request, size = 'sm', onDone }: Props) {
  const text = useText()
  const [opened, setOpened] = useState<'approve' | 'decline' | null>(null)
  const { name } = request.requester
  const dialog = {
    request,
    onClose: () => setOpened(null),
    onDone: (sentence: string) => {
      setOpened(null)
      onDone(sentence)
    },
  }
  return (
    <>
      <Group gap="sm">
        <Button
          size={size}
          aria-label={text('ui.access_approve.open_for', { name })}
          onClick={() => setOpened('approve')}
        >
          {text('ui.access_approve.open')}
        </Button>
        <Button
          size={size}
          variant="default"
          aria-label={text('ui.access_decline.open_for', { name })}
          onClick={() => setOpened('decline')}
        >
          {text('ui.access_decline.open')}
        </Button>
      </Group>
      <OnceOpened opened={opened === 'approve'}>
        <ApproveDialog opened={opened === 'approve'} {...dialog} />
      </OnceOpened>
      <OnceOpened opened={opened === 'decline'}>
        <DeclineAccessDialog opened={opened === 'decline'} {...dialog} />
      </OnceOpened>
    </>
  )
}
