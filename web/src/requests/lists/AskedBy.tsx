import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { TimeLeft } from '../../ui/Moment'

/** For somebody who is to decide: who asks, and how long there is. */
export function AskedBy({ request }: { request: RequestSummary }) {
  const text = useText()
  return (
    <>
      {!request.may.decide && <strong>{text('ui.decisions.not_yours')} · </strong>}
      {text('ui.decisions.asked_by', { name: request.requester.name, email: request.requester.email })} ·{' '}
      <TimeLeft until={request.expiresAt} />
    </>
  )
}
