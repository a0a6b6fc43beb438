import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/queries'
import type { DirectoryRow } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useUser } from '../portal/session/session'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { LinkButton } from '../ui/LinkButton'
import { Page } from '../ui/Page'
import { PagedTable } from '../ui/table/PagedTable'
import { useAccountColumns } from './columns'
import styles from './DirectoryPage.module.css'

const idOf = ({ id }: DirectoryRow) => id
const nameOf = ({ name }: DirectoryRow) => name

export function DirectoryPage() {
  const text = useText()
  const user = useUser()
  const columns = useAccountColumns()
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
      <section className={styles.found} aria-labelledby="found">
        <h2 id="found">{text(asked ? 'ui.directory.found' : 'ui.directory.near')}</h2>
        {list.data?.pages[0]?.isClose && <p>{text('ui.directory.close')}</p>}
        <PagedTable
          name="directory"
          label={text(asked ? 'ui.directory.found' : 'ui.directory.near')}
          list={list}
          columns={columns}
          idOf={idOf}
          nameOf={nameOf}
          empty={
            <EmptyState icon="search" title={text(asked ? 'ui.directory.none' : 'ui.directory.none_near')}>
              <p>{text(asked ? 'ui.directory.none_hint' : 'ui.directory.none_near_hint')}</p>
              {user?.may.requestAccount && (
                <LinkButton to="/requests/new" variant="default">
                  {text('ui.directory.request')}
                </LinkButton>
              )}
            </EmptyState>
          }
        />
      </section>
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
