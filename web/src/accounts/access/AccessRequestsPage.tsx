import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { TimeLeft } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { AccessScope } from './AccessScope'
import { accessRequestsQuery, useAccessWaiting } from './queries'

/** What waits for me to decide, and what I have asked for myself. */
export function AccessRequestsPage() {
  const text = useText()
  const say = useWord()
  const waiting = useAccessWaiting()
  const mine = useInfiniteQuery(accessRequestsQuery('requester'))
  return (
    <Page
      title={text('ui.access.title')}
      lead={text('ui.access.lead')}
      actions={
        <>
          <LinkButton to="/access-requests/new">{text('ui.access.ask')}</LinkButton>
          <HelpButton guide="ask-for-access" />
        </>
      }
    >
      {waiting.count > 0 && <ToDecide />}
      <Panel title={text('ui.access.mine')}>
        <Paged
          list={mine}
          lines={4}
          empty={
            <EmptyState icon="person" title={text('ui.access.none')}>
              <p>{text('ui.access.none_hint')}</p>
              <LinkButton to="/directory" variant="default">
                {text('ui.access.to_directory')}
              </LinkButton>
            </EmptyState>
          }
        >
          {(requests) => (
            <Rows>
              {requests.map((request) => (
                <Row
                  key={request.id}
                  name={
                    <Link to="/access-requests/$accessRequestId" params={{ accessRequestId: request.id }}>
                      {request.smartAccount.name}
                    </Link>
                  }
                  beside={unicodeName(request.smartAccount.domainIdentifier)}
                  end={<StatusBadge family="ui.access_status" word={request.status} />}
                >
                  {say('ui.role', request.role)} · <AccessScope of={request} />
                  {request.status === 'pending' && (
                    <>
                      {' · '}
                      <TimeLeft until={request.expiresAt} />
                    </>
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

function ToDecide() {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery(accessRequestsQuery('decider', { status: 'pending' }))
  return (
    <Panel title={text('ui.access.to_decide')}>
      <Paged list={list} lines={2}>
        {(requests) => (
          <Rows>
            {requests.map((request) => (
              <Row
                key={request.id}
                name={
                  <Link to="/access-requests/$accessRequestId" params={{ accessRequestId: request.id }}>
                    {request.requester.name}
                  </Link>
                }
                beside={request.requester.email}
                end={request.smartAccount.name}
              >
                {say('ui.role', request.role)} · <AccessScope of={request} /> ·{' '}
                <TimeLeft until={request.expiresAt} />
              </Row>
            ))}
          </Rows>
        )}
      </Paged>
    </Panel>
  )
}
