import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '../portal/i18n/text'
import { Loaded } from './Loaded'
import { Panel } from './Panel'

type Props<Item> = {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  lines: number
  /** Instead of the items, where there are none. */
  empty?: ReactNode
  /** Only the first page, without a way to more. */
  short?: boolean
  /** Where each item has its own sheet, what stands in their place needs one, too. */
  onSheet?: boolean
  children: (items: Item[]) => ReactNode
}

/** A list that comes page by page: waiting, failed, empty, or its items and a way to more. */
export function Paged<Item>({ list, lines, empty, short, onSheet, children }: Props<Item>) {
  const text = useText()
  const items = list.data?.pages.flatMap((page) => page.items)
  if (items && (items.length > 0 || !empty)) {
    return (
      <>
        {children(items)}
        {!short && list.hasNextPage && (
          <Button
            variant="default"
            mt="lg"
            style={{ alignSelf: 'start' }}
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {text('ui.page.more')}
          </Button>
        )}
      </>
    )
  }
  const instead = (
    <Loaded query={list} lines={lines}>
      {() => empty}
    </Loaded>
  )
  return onSheet ? <Panel>{instead}</Panel> : instead
}
