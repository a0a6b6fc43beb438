import { Button, Group } from '@mantine/core'
import { lazy, useState } from 'react'
import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { OnceOpened } from '../../ui/OnceOpened'

const ApproveDialog = lazy(async () => ({ default: (await import('./ApproveDialog')).ApproveDialog }))
const DeclineAccessDialog = lazy(async () => ({
  default: (await import('./DeclineAccessDialog')).DeclineAccessDialog,
}))

export type Deciding = { request: AccessRequest; verdict: 'approve' | 'decline' }

type DialogsProps = { deciding: Deciding | null; onClose: () => void; onDone: (sentence: string) => void }

/** The dialog in which the rest is said; it stays while it fades out. */
export function DecideDialogs({ deciding, ...rest }: DialogsProps) {
  const [last, setLast] = useState(deciding)
  if (deciding && deciding !== last) setLast(deciding)
  if (!last) return null
  const { request } = last
  return (
    <div key={request.id}>
      <OnceOpened opened={deciding?.verdict === 'approve'}>
        <ApproveDialog opened={deciding?.verdict === 'approve'} request={request} {...rest} />
      </OnceOpened>
      <OnceOpened opened={deciding?.verdict === 'decline'}>
        <DeclineAccessDialog opened={deciding?.verdict === 'decline'} request={request} {...rest} />
      </OnceOpened>
    </div>
  )
}

type Props = { request: AccessRequest; onDone: (sentence: string) => void }

/** Yes or no. */
export function DecideAccess({ request, onDone }: Props) {
  const text = useText()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { name } = request.requester
  return (
    <>
      <Group gap="sm">
        <Button
          size="sm"
          aria-label={text('ui.access_approve.open_for', { name })}
          onClick={() => setDeciding({ request, verdict: 'approve' })}
        >
          {text('ui.access_approve.open')}
        </Button>
        <Button
          size="sm"
          variant="default"
          aria-label={text('ui.access_decline.open_for', { name })}
          onClick={() => setDeciding({ request, verdict: 'decline' })}
        >
          {text('ui.access_decline.open')}
        </Button>
      </Group>
      <DecideDialogs
        deciding={deciding}
        onClose={() => setDeciding(null)}
        onDone={(sentence) => {
          setDeciding(null)
          onDone(sentence)
        }}
      />
    </>
  )
}
