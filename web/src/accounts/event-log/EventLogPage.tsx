import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { EventsPage } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmptyState } from '../../ui/EmptyState'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Row, Rows } from '../../ui/Rows'
import { useAccount } from '../account-place'
import { Download } from './Download'
import { EventFilters } from './EventFilters'
import { eventsQuery } from './queries'

/** What happened in the account, the newest first, and all of it as a file. */
export function EventLogPage() {
  const text = useText()
  const account = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/events' })
  const list = useInfiniteQuery({ ...eventsQuery(account.id, search), placeholderData: keepPreviousData })
  const isFiltered = Object.values(search).some(Boolean)
  return (
    <Page
      title={text('ui.events.title')}
      of={account.name}
      lead={text('ui.events.lead')}
      actions={<Download accountId={account.id} filter={search} />}
    >
      <EventFilters />
      <Panel>
        <Paged
          list={list}
          lines={8}
          empty={
            <EmptyState icon="search" title={text(isFiltered ? 'ui.events.none' : 'ui.events.empty')}>
              {isFiltered && <p>{text('ui.events.none_hint')}</p>}
            </EmptyState>
          }
        >
          {(events) => (
            <Rows>
              {events.map((event) => (
                <Entry key={event.id} event={event} />
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}

function Entry({ event }: { event: EventsPage['items'][number] }) {
  const text = useText()
  const say = useWord()
  const about = [event.about, event.role && say('ui.role', event.role), event.virtualAccount?.name]
  return (
    <Row name={event.text} beside={about.filter(Boolean).join(' · ')} end={<Moment at={event.at} withTime />}>
      {event.by ? text('ui.events.by', { name: event.by }) : text('ui.events.by_itself')}
      {event.because && `, ${event.because}`}
    </Row>
  )
}
