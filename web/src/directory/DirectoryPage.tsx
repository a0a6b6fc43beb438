import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'
import { useText } from '../portal/i18n/text'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { Page } from '../ui/Page'
import { Paged } from '../ui/Paged'
import { Panel } from '../ui/Panel'
import { AccountRows } from './AccountRows'
import styles from './DirectoryPage.module.css'

export function DirectoryPage() {
  const text = useText()
  // The search is in the address: it survives a reload, and a colleague can be sent it.
  const search = useSearch({ from: '/directory' })
  const asked = search.domain ?? search.q ?? ''
  const list = useInfiniteQuery({
    ...pagesOf(['directory', search], (cursor) =>
      answer(api.GET('/directory', { params: { query: { ...search, ...cursor } } })),
    ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={text('ui.directory.title')} lead={text('ui.directory.lead')}>
      <SearchBox key={JSON.stringify(search)} />
      <Panel
        title={text(asked ? 'ui.directory.found' : 'ui.directory.near')}
        {...(list.data?.pages[0]?.isClose ? { hint: text('ui.directory.close') } : {})}
      >
        <Paged
          list={list}
          lines={5}
          empty={
            <EmptyState icon="search" title={text(asked ? 'ui.directory.none' : 'ui.directory.none_near')}>
              <p>{text(asked ? 'ui.directory.none_hint' : 'ui.directory.none_near_hint')}</p>
            </EmptyState>
          }
        >
          {(rows) => <AccountRows rows={rows} />}
        </Paged>
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
