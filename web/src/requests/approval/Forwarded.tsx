import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import type { Forward } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { LinkButton } from '../../ui/LinkButton'
import { Notice } from '../../ui/Notice'
import { OnceOpened } from '../../ui/OnceOpened'
import { Outcome } from '../../ui/Outcome'
import { requestQuery } from '../queries'

const TakeBackDialog = lazy(async () => ({
  default: (await import('../deciding/TakeBackDialog')).TakeBackDialog,
}))

type Props = { requestId: string; forward: Forward }

/** After passing a request on: who decides now, and the way back. */
export function Forwarded({ requestId, forward }: Props) {
  const text = useText()
  const [asking, setAsking] = useState(false)
  const [takenBack, setTakenBack] = useState(false)
  // Whether the new address has to be looked at first is the server's to say.
  const request = useQuery(requestQuery(requestId))

  if (takenBack) {
    return (
      <Outcome
        key="back"
        sign="check"
        title={text('ui.take_back.done_title')}
        lead={text('ui.take_back.done_lead', { email: forward.to })}
      >
        <LinkButton to="/requests/$requestId" params={{ requestId }}>
          {text('ui.take_back.go_on')}
        </LinkButton>
      </Outcome>
    )
  }
  const inReview = request.data?.status === 'in_review'
  return (
    <Outcome
      key="forwarded"
      sign="mail"
      title={text('ui.forwarded.title')}
      lead={text(inReview ? 'ui.forwarded.lead_review' : 'ui.forwarded.lead', { email: forward.to })}
    >
      {inReview && <Notice title={text('ui.forwarded.review')} />}
      <p>{text('ui.forwarded.hint')}</p>
      <Group justify="center">
        <LinkButton to="/requests/$requestId" params={{ requestId }}>
          {text('ui.approval.to_request')}
        </LinkButton>
        {forward.may.takeBack && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {text('ui.forwards.take_back')}
          </Button>
        )}
      </Group>
      <OnceOpened opened={asking}>
        <TakeBackDialog
          requestId={requestId}
          forward={forward}
          opened={asking}
          onClose={() => setAsking(false)}
          onTakenBack={() => setTakenBack(true)}
        />
      </OnceOpened>
    </Outcome>
  )
}
