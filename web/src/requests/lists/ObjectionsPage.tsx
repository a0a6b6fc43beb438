import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { ownObjectionsQuery } from '../queries'
import { ObjectionProof } from './ObjectionProof'

/** What one has objected to, and what a reviewer made of it: of the requests themselves no more is told. */
export function ObjectionsPage() {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery(ownObjectionsQuery)
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Page title={text('ui.objections.title')} lead={text('ui.objections.lead')}>
      <Done deed={deed} />
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
                  <div>{say('ui.objection', one.outcome ?? 'open')}</div>
                  {one.outcome === 'upheld' && one.status === 'pending' && (
                    <Link to="/requests/$requestId" params={{ requestId: one.requestId }}>
                      {text('ui.objections.decide')}
                    </Link>
                  )}
                  {one.may.checkProof && (
                    <ObjectionProof objection={one} onDone={(sentence) => setDeed({ sentence })} />
                  )}
                </Row>
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}
