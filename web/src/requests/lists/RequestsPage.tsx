import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { useUser } from '../../portal/session/session'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { BesidePanel } from '../../ui/table/BesidePanel'
import { ChoiceChip, Filters } from '../../ui/table/Filters'
import { PagedTable } from '../../ui/table/PagedTable'
import { requestsQuery } from '../queries'
import { nameOf, useRequestColumns } from './columns'
import { RequestPanel } from './RequestPanel'
import { type RequestsSearch, requestStates } from './search'

const idOf = ({ id }: RequestSummary) => id

/** The requests that one has filed, or is asked to decide, or reviews; narrowed by what the address says. */
export function RequestsPage() {
  const text = useText()
  const user = useUser()
  const { open, ...filter } = useSearch({ from: '/requests' })
  const navigate = useNavigate({ from: '/requests' })
  const columns = useRequestColumns()
  const { as, status, q } = filter
  const list = useInfiniteQuery({
    ...requestsQuery(as ?? 'requester', { ...(status ? { status } : {}), ...(q ? { q } : {}) }),
    placeholderData: keepPreviousData,
  })
  const isFiltered = Object.values(filter).some(Boolean)
  const ask = user?.may.requestAccount && (
    <LinkButton to="/requests/new">{text('ui.requests.request_account')}</LinkButton>
  )
  return (
    <Page title={text('ui.requests.title')} lead={text('ui.requests.lead')} actions={ask}>
      <BesidePanel
        panel={
          open && (
            <RequestPanel
              key={open}
              requestId={open}
              onClose={() => void navigate({ search: filter, resetScroll: false, replace: true })}
            />
          )
        }
      >
        <PagedTable
          name="requests"
          label={text('ui.requests.title')}
          list={list}
          columns={columns}
          idOf={idOf}
          nameOf={nameOf}
          opened={open}
          filters={<RequestFilters filter={filter} reviews={user?.may.review ?? false} />}
          empty={
            <EmptyState icon="mail" title={text(isFiltered ? 'ui.requests.none' : 'ui.requests.empty')}>
              <p>{text(isFiltered ? 'ui.requests.none_hint' : 'ui.requests.empty_hint')}</p>
            </EmptyState>
          }
        />
      </BesidePanel>
    </Page>
  )
}

type FiltersProps = { filter: Omit<RequestsSearch, 'open'>; reviews: boolean }

function RequestFilters({ filter, reviews }: FiltersProps) {
  const text = useText()
  const say = useWord()
  const navigate = useNavigate({ from: '/requests' })
  const narrow = (part: RequestsSearch) =>
    void navigate({ search: { ...filter, ...part }, resetScroll: false })
  return (
    <Filters
      words={{ label: text('ui.requests.search'), value: filter.q, onFind: (q) => narrow({ q }) }}
      filtered={Object.values(filter).some(Boolean)}
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    >
      <ChoiceChip
        label={text('ui.requests.part')}
        value={filter.as ?? ''}
        any={text('ui.requests.mine')}
        choices={[
          { value: 'approver', label: text('ui.requests.asked_of_me') },
          ...(reviews ? [{ value: 'reviewer', label: text('ui.requests.all_of_them') }] : []),
        ]}
        onChange={(as) => narrow({ as: as as RequestsSearch['as'] })}
      />
      <ChoiceChip
        label={text('ui.requests.status')}
        value={filter.status ?? ''}
        any={text('ui.requests.any_status')}
        choices={requestStates.map((status) => ({ value: status, label: say('ui.status', status) }))}
        onChange={(status) => narrow({ status: status as RequestsSearch['status'] })}
      />
    </Filters>
  )
}
