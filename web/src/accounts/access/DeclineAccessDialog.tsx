import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccessDecision, AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { Dialog } from '../../ui/Dialog'
import { DialogActs } from '../../ui/DialogActs'
import { ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { ReasonField } from '../../ui/ReasonField'
import { useRefreshAccess } from './queries'

type Props = {
  request: AccessRequest
  opened: boolean
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Says no; why is theirs to say or not, and whoever asked reads it. */
export function DeclineAccessDialog({ request, opened, onClose, onDone }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const refresh = useRefreshAccess()
  const [reason, keepReason, forgetReason] = useKept(`decline-access-${request.id}`, '')
  const { name } = request.requester
  const decline = useAct(
    (body: AccessDecision, headers) =>
      answer(
        api.POST('/access-requests/{id}/decision', { params: { path: { id: request.id } }, headers, body }),
      ),
    {
      onSuccess: () => {
        forgetReason()
        onDone(text('ui.access_decline.done', { name }))
      },
      onSettled: () => void refresh(),
    },
  )
  const [problem, correct] = useCorrected(decline.error)
  useFocusOnProblem(form, decline.error)
  return (
    <Dialog
      title={text('ui.access_decline.title', { name })}
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const given = reason.trim()
          decline.mutate({ verdict: 'declined', ...(given ? { reason: given } : {}) })
        }}
      >
        <Stack gap="md">
          <p>{text('ui.access_decline.lead')}</p>
          <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/reason'} />
          <ReasonField
            label={text('ui.access_decline.reason')}
            value={reason}
            onKeep={keepReason}
            problem={problem}
            correct={correct}
            data-autofocus
          />
          <DialogActs>
            <Button variant="default" onClick={onClose}>
              {text('ui.people.cancel')}
            </Button>
            <Button type="submit" color="red.9" loading={decline.isPending}>
              {text('ui.access_decline.submit')}
            </Button>
          </DialogActs>
        </Stack>
      </form>
    </Dialog>
  )
}
