import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { Notice } from '../../ui/Notice'
import { DeclineDialog } from '../deciding/DeclineDialog'

type Props = {
  domain: string
  onObjected: () => void
}

/** The identifier is taken, and this person's own company is behind it: they can object, and say why. */
export function ContestOffer({ domain, onObjected }: Props) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const object = useAct(
    (reason: string, header) =>
      answer(
        api.POST('/identifier-contests', { headers: header, body: { domainIdentifier: domain, reason } }),
      ),
    { onSuccess: onObjected },
  )
  return (
    <>
      <Notice tone="wait" live="status" title={text('ui.contest.offer_title', { domain })}>
        <p>{text('ui.contest.offer_lead')}</p>
        <Button variant="default" size="sm" onClick={() => setOpened(true)}>
          {text('ui.contest.open')}
        </Button>
      </Notice>
      <DeclineDialog
        place={`object-${domain}`}
        opened={opened}
        onClose={() => setOpened(false)}
        title={text('ui.contest.title', { domain })}
        lead={text('ui.contest.lead')}
        submit={text('ui.contest.submit')}
        pending={object.isPending}
        problem={object.error}
        onDecline={(reason) => object.mutateAsync(reason)}
      />
    </>
  )
}
