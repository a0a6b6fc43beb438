import { memo, type Ref } from 'react'
import { useText } from '../../portal/i18n/text'
import type { Column, RowAct } from './column'
import { RowMenu } from './RowMenu'
import styles from './Table.module.css'

type Props<Item> = {
  id: string
  index: number
  item: Item
  columns: Column<Item>[]
  nameOf: (item: Item) => string
  choosing: boolean
  chosen: boolean
  mayChoose: boolean
  onChoose: (id: string, event: unknown) => void
  actsOf: ((item: Item) => RowAct[]) | undefined
  actsLabelOf: ((name: string) => string) | undefined
  active: boolean
  onActive: (id: string) => void
  opened: boolean
  trouble: string | undefined
  measure: Ref<HTMLTableRowElement> | undefined
}

function PlainRow<Item>(props: Props<Item>) {
  const { id, index, item, columns, nameOf, choosing, chosen, mayChoose, onChoose, actsOf } = props
  const text = useText()
  const name = nameOf(item)
  return (
    <tr
      ref={props.measure}
      data-row={id}
      data-index={index}
      data-chosen={chosen || undefined}
      data-opened={props.opened || undefined}
      aria-rowindex={index + 2}
      tabIndex={props.active ? 0 : -1}
      onFocus={() => props.onActive(id)}
    >
      {choosing && (
        <td className={styles.check}>
          {mayChoose && (
            <input
              type="checkbox"
              aria-label={text('ui.table.choose', { name })}
              checked={chosen}
              onChange={(event) => onChoose(id, event)}
            />
          )}
        </td>
      )}
      {columns.map((column) =>
        column.isName ? (
          <th key={column.id} scope="row" data-wraps={column.wraps}>
            {column.cell(item)}
            {props.trouble && <p className={styles.trouble}>{props.trouble}</p>}
          </th>
        ) : (
          <td key={column.id} data-wraps={column.wraps}>
            {column.named && <span className={styles.label}>{column.label}: </span>}
            {column.cell(item)}
          </td>
        ),
      )}
      {actsOf && (
        <td className={styles.acts}>
          <RowMenu label={props.actsLabelOf?.(name) ?? name} acts={actsOf(item)} />
        </td>
      )}
    </tr>
  )
}

/** Drawn again only when something of this row has changed: there may be many. */
export const TableRow = memo(PlainRow) as typeof PlainRow
