import { useText } from '../../portal/i18n/text'
import { useUser } from '../../portal/session/session'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { Progress } from './Progress'
import { RequestList } from './RequestList'

export function RequestsPage() {
  const text = useText()
  const user = useUser()
  const ask = user?.may.requestAccount && (
    <LinkButton to="/requests/new">{text('ui.requests.request_account')}</LinkButton>
  )
  return (
    <Page title={text('ui.requests.title')} lead={text('ui.requests.lead')} actions={ask}>
      <Panel>
        <RequestList
          as="requester"
          line={(request) => <Progress request={request} />}
          empty={
            <EmptyState icon="mail" title={text('ui.requests.empty')}>
              <p>{text('ui.requests.empty_hint')}</p>
            </EmptyState>
          }
        />
      </Panel>
    </Page>
  )
}
