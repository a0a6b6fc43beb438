import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Moment, TimeLeft } from '../../ui/Moment'

/** What an open request waits for and for how long; for a closed one, when it ended. */
export function Progress({ request }: { request: RequestSummary }) {
  const text = useText()
  if (request.decision) {
    return (
      <>
        {text('ui.requests.decided_on')} <Moment at={request.decision.at} />
      </>
    )
  }
  if (request.status === 'pending' || request.status === 'in_review') {
    return (
      <>
        {request.waitsFor && <>{text('ui.requests.waits_for', { whom: request.waitsFor })} · </>}
        <TimeLeft until={request.expiresAt} />
      </>
    )
  }
  return (
    <>
      {text('ui.requests.filed_on')} <Moment at={request.createdAt} />
    </>
  )
}
