import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EventsPage } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmptyState } from '../../ui/EmptyState'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import type { Column } from '../../ui/table/column'
import { PagedTable } from '../../ui/table/PagedTable'
import { useAccount } from '../account-place'
import { Download } from './Download'
import { EventFilters } from './EventFilters'
import { eventsQuery } from './queries'

type Entry = EventsPage['items'][number]

const idOf = ({ id }: Entry) => id
const nameOf = ({ text }: Entry) => text

/** What happened in the account, the newest first, and all of it as a file. */
export function EventLogPage() {
  const text = useText()
  const account = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/events' })
  const list = useInfiniteQuery({ ...eventsQuery(account.id, search), placeholderData: keepPreviousData })
  const columns = useColumns()
  const isFiltered = Object.values(search).some(Boolean)
  return (
    <Page
      title={text('ui.events.title')}
      of={account.name}
      lead={text('ui.events.lead')}
      actions={<Download accountId={account.id} filter={search} />}
    >
      <PagedTable
        name="events"
        label={text('ui.events.title')}
        list={list}
        columns={columns}
        idOf={idOf}
        nameOf={nameOf}
        filters={<EventFilters />}
        empty={
          <EmptyState icon="search" title={text(isFiltered ? 'ui.events.none' : 'ui.events.empty')}>
            {isFiltered && <p>{text('ui.events.none_hint')}</p>}
          </EmptyState>
        }
      />
    </Page>
  )
}

function useColumns(): Column<Entry>[] {
  const text = useText()
  const say = useWord()
  return useMemo(
    () => [
      {
        id: 'what',
        label: text('ui.events.what'),
        width: '22%',
        isName: true,
        wraps: true,
        sort: nameOf,
        cell: nameOf,
      },
      {
        id: 'about',
        label: text('ui.events.about'),
        width: '30%',
        wraps: true,
        cell: ({ about, role, virtualAccount }) =>
          [about, role && say('ui.role', role), virtualAccount?.name].filter(Boolean).join(' · '),
      },
      {
        id: 'by',
        label: text('ui.events.who'),
        width: '28%',
        wraps: true,
        sort: ({ by }) => by ?? '',
        cell: ({ by, because }) =>
          [by ? text('ui.events.by', { name: by }) : text('ui.events.by_itself'), because]
            .filter(Boolean)
            .join(', '),
      },
      {
        id: 'at',
        label: text('ui.events.when'),
        width: '20%',
        sort: ({ at }) => Date.parse(at),
        cell: ({ at }) => <Moment at={at} withTime short />,
      },
    ],
    [text, say],
  )
}
