import { useInfiniteQuery } from '@tanstack/react-query'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmptyState } from '../../ui/EmptyState'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { ownObjectionsQuery } from '../queries'

/** What one has objected to, and what a reviewer made of it: of the requests themselves no more is told. */
export function ObjectionsPage() {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery(ownObjectionsQuery)
  return (
    <Page title={text('ui.objections.title')} lead={text('ui.objections.lead')}>
      <Panel>
        <Paged
          list={list}
          lines={3}
          empty={
            <EmptyState icon="mail" title={text('ui.objections.empty')}>
              <p>{text('ui.objections.empty_hint')}</p>
            </EmptyState>
          }
        >
          {(objections) => (
            <Rows>
              {objections.map((one) => (
                <Row
                  key={one.id}
                  name={unicodeName(one.domainIdentifier)}
                  beside={<Moment at={one.objectedAt} />}
                  end={<StatusBadge word={one.status} />}
                >
                  {say('ui.objection', one.outcome ?? 'open')}
                </Row>
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}
