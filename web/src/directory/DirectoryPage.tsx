import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { AccountRows } from './AccountRows'
import styles from './DirectoryPage.module.css'

export function DirectoryPage() {
  const text = useText()
  // The search is in the address: it survives a reload, and a colleague can be sent it.
  const search = useSearch({ from: '/directory' })
  const asked = search.domain ?? search.q ?? ''
  const list = useInfiniteQuery({
    queryKey: ['directory', search],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/directory', {
          params: { query: { ...search, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.pages.flatMap((page) => page.items)

  return (
    <Page title={text('ui.directory.title')} lead={text('ui.directory.lead')}>
      <SearchBox key={JSON.stringify(search)} />
      <Panel title={text(asked ? 'ui.directory.found' : 'ui.directory.near')}>
        {list.error && !rows ? (
          <ProblemNotice problem={asProblem(list.error)} onRetry={() => list.refetch()} />
        ) : !rows ? (
          <Waiting lines={5} />
        ) : rows.length === 0 ? (
          <EmptyState icon="search" title={text(asked ? 'ui.directory.none' : 'ui.directory.none_near')}>
            <p>{text(asked ? 'ui.directory.none_hint' : 'ui.directory.none_near_hint')}</p>
          </EmptyState>
        ) : (
          <AccountRows rows={rows} />
        )}
        {list.hasNextPage && (
          <Button
            variant="default"
            mt="lg"
            loading={list.isFetchingNextPage}
            onClick={() => list.fetchNextPage()}
          >
            {text('ui.page.more')}
          </Button>
        )}
      </Panel>
    </Page>
  )
}

function SearchBox() {
  const text = useText()
  const navigate = useNavigate({ from: '/directory' })
  const search = useSearch({ from: '/directory' })
  const [by, setBy] = useState(search.domain ? 'domain' : 'q')
  const [typed, setTyped] = useState(search.domain ?? search.q ?? '')
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          const words = typed.trim()
          void navigate({ search: words ? (by === 'domain' ? { domain: words } : { q: words }) : {} })
        }}
      >
        <SegmentedControl
          aria-label={text('ui.directory.by')}
          value={by}
          onChange={setBy}
          data={[
            { value: 'q', label: text('ui.directory.by_name') },
            { value: 'domain', label: text('ui.directory.by_domain') },
          ]}
        />
        <TextInput
          className={styles.words}
          type="search"
          aria-label={text(by === 'domain' ? 'ui.directory.domain' : 'ui.directory.name')}
          placeholder={text(by === 'domain' ? 'ui.directory.domain' : 'ui.directory.name')}
          autoCapitalize="none"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" leftSection={<Icon name="search" size={18} />}>
          {text('ui.directory.search')}
        </Button>
      </form>
    </search>
  )
}
