import { FormattedRelativeTime } from 'react-intl'
import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { RequestList } from './RequestList'

/** The reviewers' desk: what waits, oldest age in plain words. */
export function ReviewPage() {
  const text = useText()
  return (
    <Page title={text('ui.review.title')} lead={text('ui.review.lead')}>
      <Panel>
        <RequestList
          as="reviewer"
          status="in_review"
          line={(request) => <Age request={request} />}
          empty={<EmptyState icon="check" title={text('ui.review.empty')} />}
        />
      </Panel>
    </Page>
  )
}

const day = 86_400

function Age({ request }: { request: RequestSummary }) {
  const text = useText()
  const seconds = (new Date(request.createdAt).getTime() - Date.now()) / 1000
  return (
    <>
      {text('ui.decisions.asked_by', { name: request.requester.name, email: request.requester.email })} ·{' '}
      {seconds > -day ? (
        <FormattedRelativeTime value={Math.round(seconds / 3600)} unit="hour" numeric="auto" />
      ) : (
        <FormattedRelativeTime value={Math.round(seconds / day)} unit="day" numeric="auto" />
      )}
    </>
  )
}
