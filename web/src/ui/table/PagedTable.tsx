import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { asProblem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { ProblemNotice } from '../problems'
import { Table, type TableProps } from './Table'
import styles from './Table.module.css'

type List<Item> = UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>

type Props<Item> = TableProps<Item> & { list: List<Item>; empty: ReactNode }

/** A table of a list that comes page by page: waiting, failed, empty, or its rows and the ways to more. */
export function PagedTable<Item extends object>({ list, empty, ...table }: Props<Item>) {
  const { data, error } = list
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  const failed = !data && error
  const instead = failed ? (
    <ProblemNotice problem={asProblem(error)} onRetry={() => void list.refetch()} />
  ) : (
    items?.length === 0 && empty
  )
  return (
    <Table
      {...table}
      items={items}
      complete={items !== undefined && !list.hasNextPage}
      instead={instead || undefined}
      foot={items && list.hasNextPage && <More list={list} count={items.length} />}
    />
  )
}

/** One page more, or all there is: only the whole list can be put in another order. */
function More<Item>({ list, count }: { list: List<Item>; count: number }) {
  const text = useText()
  const [all, setAll] = useState(false)
  const { isFetching, isFetchNextPageError, fetchNextPage } = list
  useEffect(() => {
    if (isFetchNextPageError) setAll(false)
    else if (all && !isFetching) void fetchNextPage()
  }, [all, isFetching, isFetchNextPageError, fetchNextPage])
  return (
    <div className={styles.more}>
      <Button
        variant="default"
        size="xs"
        loading={list.isFetchingNextPage && !all}
        disabled={all}
        onClick={() => void fetchNextPage()}
      >
        {text('ui.page.more')}
      </Button>
      <Button variant="subtle" size="xs" onClick={() => setAll(!all)}>
        {text(all ? 'ui.table.stop' : 'ui.table.load_all')}
      </Button>
      <span role="status" className={styles.loaded}>
        {text('ui.table.loaded', { count })}
      </span>
      {isFetchNextPageError && <ProblemNotice problem={asProblem(list.error)} />}
    </div>
  )
}
