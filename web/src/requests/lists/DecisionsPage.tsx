import { useText } from '../../portal/i18n/text'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { AskedBy } from './AskedBy'
import { RequestList } from './RequestList'

export function DecisionsPage() {
  const text = useText()
  return (
    <Page title={text('ui.decisions.title')} lead={text('ui.decisions.lead')}>
      <Panel>
        <RequestList
          as="approver"
          status="pending"
          line={(request) => <AskedBy request={request} />}
          empty={
            <EmptyState icon="check" title={text('ui.decisions.empty')}>
              <p>{text('ui.decisions.empty_hint')}</p>
            </EmptyState>
          }
        />
      </Panel>
    </Page>
  )
}
