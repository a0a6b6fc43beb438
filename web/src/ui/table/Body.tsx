import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useRef } from 'react'
import type { Column, RowAct } from './column'
import { rowAfter } from './keys'
import { withGaps } from './spans'
import type { Density } from './Table'
import { TableRow } from './TableRow'
import { useActive, useStart } from './use-active'
import type { Rows } from './use-rows'

/** From so many on only the rows near the window are drawn. */
const many = 200

const heights = { compact: 37, comfortable: 53 }
const heightOfCard = 112
const phone = '(max-width: 48em)'

type Props<Item extends object> = {
  columns: Column<Item>[]
  rows: Rows<Item>
  choosing: boolean
  density: Density
  nameOf: (item: Item) => string
  actsOf: ((item: Item) => RowAct[]) | undefined
  actsLabelOf: ((name: string) => string) | undefined
  opened: string | undefined
  troubles: ReadonlyMap<string, string> | undefined
}

/** One row at a time is in the order of the Tab key; the arrows go to the others. */
export function Body<Item extends object>({ rows, density, opened, troubles, ...shown }: Props<Item>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const ordered = rows.getRowModel().rows
  const isLong = ordered.length > many
  const { active, setActive, goTo } = useActive(body, opened)
  const at = Math.max(
    0,
    ordered.findIndex(({ id }) => id === active),
  )
  const start = useStart(body)
  const virtual = useWindowVirtualizer({
    count: isLong ? ordered.length : 0,
    estimateSize: () => (window.matchMedia(phone).matches ? heightOfCard : heights[density]),
    getItemKey: (index) => ordered[index]?.id ?? index,
    overscan: 10,
    scrollMargin: start,
    // The row that has the focus stays, wherever the window is.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), at])].sort((one, other) => one - other),
  })
  const drawn = isLong
    ? withGaps(
        virtual.getVirtualItems().map((one) => ({
          index: one.index,
          start: one.start - start,
          end: one.end - start,
        })),
        virtual.getTotalSize(),
      )
    : ordered.map((_, row) => ({ row }))

  const latest = useRef(rows)
  latest.current = rows
  const choose = useCallback((id: string, event: unknown) => {
    latest.current.getRow(id).getToggleSelectedHandler()(event)
  }, [])

  function press(event: KeyboardEvent<HTMLElement>) {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return
    const isRow = target.matches('tr')
    // In a menu or a link the keys are its own.
    if (!isRow && !target.matches('input[type="checkbox"]')) return
    const row = ordered[at]
    const next = rowAfter(key, at, ordered.length)
    if (!row) return
    if (next !== null) goTo(ordered[next]?.id ?? row.id)
    else if (!isRow) return
    else if (key === ' ') target.querySelector<HTMLElement>('input[type="checkbox"]')?.click()
    else if (key === 'Enter') target.querySelector<HTMLElement>('a[data-opens]')?.click()
    else return
    event.preventDefault()
  }

  return (
    <tbody ref={body} onKeyDown={press}>
      {drawn.map((one) => {
        if ('gap' in one) {
          return (
            // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
            <tr key={`gap-${one.before}`} aria-hidden="true" data-gap>
              <td style={{ blockSize: one.gap, padding: 0 }} />
            </tr>
          )
        }
        const row = ordered[one.row]
        if (!row) return null
        return (
          <TableRow
            key={row.id}
            {...shown}
            id={row.id}
            index={one.row}
            item={row.original}
            chosen={row.getIsSelected()}
            mayChoose={row.getCanSelect()}
            onChoose={choose}
            active={one.row === at}
            onActive={setActive}
            opened={row.id === opened}
            trouble={troubles?.get(row.id)}
            measure={isLong ? virtual.measureElement : undefined}
          />
        )
      })}
    </tbody>
  )
}
