import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { RequestSummary, Review } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { DeclineDialog } from '../deciding/DeclineDialog'
import { useRefresh } from '../queries'
import { ReleaseDialog } from './ReleaseDialog'

type Props = { request: RequestSummary; onDone: (sentence: string) => void }

const sentences = {
  released: 'ui.review.released',
  handed_over: 'ui.review.handed_over',
  refused: 'ui.review.refused',
} as const

/** The reviewer's verdicts, each with its dialog. */
export function ReviewActs({ request, onDone }: Props) {
  const text = useText()
  const refresh = useRefresh()
  const [asking, setAsking] = useState<'release' | 'hand_over' | 'refuse' | null>(null)
  const { name } = request.smartAccount
  const review = useAct(
    (verdict: Review, header) =>
      answer(
        api.POST('/account-requests/{id}/review', {
          params: { path: { id: request.id } },
          headers: header,
          body: verdict,
        }),
      ),
    {
      onSuccess: (_, { verdict }) => {
        setAsking(null)
        refresh()
        onDone(text(sentences[verdict], { name }))
      },
    },
  )

  function ask(what: 'release' | 'hand_over' | 'refuse') {
    review.reset()
    setAsking(what)
  }

  return (
    <>
      <Group gap="sm">
        <Button
          size="sm"
          aria-label={text('ui.review.release_name', { name })}
          onClick={() => ask('release')}
        >
          {text('ui.review.release')}
        </Button>
        {request.reviewCause === 'contested' && (
          <Button
            size="sm"
            variant="default"
            aria-label={text('ui.review.hand_over_name', { name })}
            onClick={() => ask('hand_over')}
          >
            {text('ui.review.hand_over')}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          aria-label={text('ui.review.refuse_name', { name })}
          onClick={() => ask('refuse')}
        >
          {text('ui.review.refuse')}
        </Button>
      </Group>
      <ReleaseDialog
        place={`release-${request.id}`}
        title={text('ui.review.release_title')}
        lead={text('ui.review.release_lead')}
        submit={text('ui.review.release')}
        opened={asking === 'release'}
        onClose={() => setAsking(null)}
        pending={review.isPending}
        problem={asking === 'release' ? review.error : null}
        onRelease={(reason) => review.mutateAsync({ verdict: 'released', ...(reason ? { reason } : {}) })}
      />
      <ReleaseDialog
        place={`hand-over-${request.id}`}
        title={text('ui.review.hand_over_title')}
        lead={text('ui.review.hand_over_lead')}
        submit={text('ui.review.hand_over')}
        opened={asking === 'hand_over'}
        onClose={() => setAsking(null)}
        pending={review.isPending}
        problem={asking === 'hand_over' ? review.error : null}
        onRelease={(reason) => review.mutateAsync({ verdict: 'handed_over', ...(reason ? { reason } : {}) })}
      />
      <DeclineDialog
        place={`refuse-${request.id}`}
        opened={asking === 'refuse'}
        onClose={() => setAsking(null)}
        title={text('ui.review.refuse_title')}
        lead={text('ui.review.refuse_lead')}
        submit={text('ui.review.refuse')}
        pending={review.isPending}
        problem={asking === 'refuse' ? review.error : null}
        onDecline={(reason) => review.mutateAsync({ verdict: 'refused', reason })}
      />
    </>
  )
}
