import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { AccessDecision, AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { useCorrected } from '../../ui/corrected'
import { FormDialog } from '../../ui/FormDialog'
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
  return (
    <FormDialog
      title={text('ui.access_decline.title', { name })}
      opened={opened}
      onClose={onClose}
      onSubmit={() => {
        const given = reason.trim()
        decline.mutate({ verdict: 'declined', ...(given ? { reason: given } : {}) })
      }}
      refusal={decline.error}
      problem={problem}
      shownBeside={(pointer) => pointer === '/reason'}
      lead={<p>{text('ui.access_decline.lead')}</p>}
      cancel={text('ui.people.cancel')}
      submit={text('ui.access_decline.submit')}
      colour="red.9"
      holdsText
      busy={decline.isPending}
    >
      <ReasonField
        label={text('ui.access_decline.reason')}
        value={reason}
        onKeep={keepReason}
        problem={problem}
        correct={correct}
        data-autofocus
      />
    </FormDialog>
  )
}
