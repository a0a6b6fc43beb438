import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccountRequest, Review } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { DeclineDialog } from '../deciding/DeclineDialog'
import { useRefresh } from '../queries'

/** The reviewer's say: let the mails go out, or end it here with a reason. */
export function ReviewPanel({ request }: { request: AccountRequest }) {
  const text = useText()
  const refresh = useRefresh()
  const [refusing, setRefusing] = useState(false)
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
      onSuccess: () => {
        setRefusing(false)
        refresh()
      },
    },
  )
  return (
    <Panel title={text('ui.review.decide_title')} hint={text('ui.review.decide_hint')}>
      <Stack gap="lg">
        {request.noteToReviewer && (
          <Quote
            text={request.noteToReviewer}
            by={text('ui.approval.note_by', { name: request.requester.name })}
          />
        )}
        {!refusing && <ProblemNotice problem={review.error} />}
        <Group>
          <Button
            loading={review.isPending && !refusing}
            onClick={() => review.mutate({ verdict: 'released' })}
          >
            {text('ui.review.release')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              review.reset()
              setRefusing(true)
            }}
          >
            {text('ui.review.refuse')}
          </Button>
        </Group>
      </Stack>
      <DeclineDialog
        place={`refuse-${request.id}`}
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={text('ui.review.refuse_title')}
        lead={text('ui.review.refuse_lead')}
        submit={text('ui.review.refuse')}
        pending={review.isPending}
        problem={refusing ? review.error : null}
        onDecline={(reason) => review.mutateAsync({ verdict: 'refused', reason })}
      />
    </Panel>
  )
}
