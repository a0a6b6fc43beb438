import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../Icon'
import type { Column } from './column'
import styles from './Table.module.css'
import type { Rows } from './use-rows'

type Props<Item extends object> = {
  columns: Column<Item>[]
  rows: Rows<Item>
  choosing: boolean
  acts: boolean
}

/** The names of the columns, in sight however far one scrolls. */
export function Head<Item extends object>({ columns, rows, choosing, acts }: Props<Item>) {
  const text = useText()
  // What columns that are not shown leave free is for those that are, and not for the boxes to tick.
  const all = columns.reduce((sum, { width }) => sum + Number.parseFloat(width), 0)
  return (
    <thead>
      <tr>
        {choosing && (
          <th scope="col" className={styles.check}>
            <ChooseAll rows={rows} />
          </th>
        )}
        {columns.map((column) => (
          <Name
            key={column.id}
            column={column}
            width={`${(100 * Number.parseFloat(column.width)) / all}%`}
            rows={rows}
          />
        ))}
        {acts && (
          <th scope="col" className={styles.acts}>
            <VisuallyHidden>{text('ui.table.acts')}</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  )
}

const directions = { asc: 'ascending', desc: 'descending' } as const

type NameProps<Item extends object> = { column: Column<Item>; width: string; rows: Rows<Item> }

function Name<Item extends object>({ column, width, rows }: NameProps<Item>) {
  const order = rows.getColumn(column.id)
  const sorted = order?.getIsSorted() || undefined
  return (
    <th scope="col" style={{ inlineSize: width }} aria-sort={sorted && directions[sorted]}>
      {order?.getCanSort() ? (
        <button type="button" className={styles.sort} onClick={() => order.toggleSorting()}>
          {column.label}
          <span className={styles.direction} data-sorted={sorted}>
            <Icon name="down" size={14} />
          </span>
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}

function ChooseAll<Item extends object>({ rows }: { rows: Rows<Item> }) {
  const text = useText()
  const box = useRef<HTMLInputElement>(null)
  const all = rows.getIsAllRowsSelected()
  const some = !all && rows.getIsSomeRowsSelected()
  useEffect(() => {
    if (box.current) box.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={text('ui.table.choose_all')}
      checked={all}
      onChange={(event) => rows.toggleAllRowsSelected(event.currentTarget.checked)}
    />
  )
}
