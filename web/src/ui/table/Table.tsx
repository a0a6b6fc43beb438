import { Skeleton, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId, useMemo } from 'react'
import { useText } from '../../portal/i18n/text'
import { useKept } from '../../portal/kept'
import { Body } from './Body'
import { BulkBar } from './BulkBar'
import type { Column, RowAct } from './column'
import { Head } from './Head'
import { Looks } from './Looks'
import styles from './Table.module.css'
import { type Chosen, useRows } from './use-rows'

export type Density = 'compact' | 'comfortable'

export type Choosing<Item> = {
  chosen: Chosen
  onChoose: (next: (before: Chosen) => Chosen) => void
  may: (item: Item) => boolean
  /** The buttons for those that are chosen. */
  acts: (items: Item[]) => ReactNode
}

export type TableProps<Item> = {
  /** What a person's own looks of it are kept under. */
  name: string
  label: string
  columns: Column<Item>[]
  idOf: (item: Item) => string
  /** What a row is called where its controls are named. */
  nameOf: (item: Item) => string
  filters?: ReactNode
  choosing?: Choosing<Item>
  actsOf?: (item: Item) => RowAct[]
  /** What the button for them is called, with the name of the row. */
  actsLabelOf?: (name: string) => string
  /** The row that a panel beside the list shows; the list is narrower then, and takes the focus back afterwards. */
  opened?: string | undefined
  /** What went wrong with single rows, by their ids. */
  troubles?: ReadonlyMap<string, string>
}

type Props<Item> = TableProps<Item> & {
  /** Undefined while they are on their way. */
  items: Item[] | undefined
  complete: boolean
  /** In place of the rows, where there are none. */
  instead?: ReactNode
  foot?: ReactNode
}

const nothing: string[] = []
const nobody: Chosen = {}

/** A table on a wide screen; on a phone its rows are cards. */
export function Table<Item extends object>({ items, complete, instead, foot, ...props }: Props<Item>) {
  const { name, label, columns, idOf, nameOf, filters, choosing, actsOf, actsLabelOf, opened, troubles } =
    props
  const text = useText()
  const keys = useId()
  const [density, keepDensity] = useKept<Density>('table-density', 'compact')
  const [left, keepLeft] = useKept<string[]>(`table-hidden-${name}`, nothing)
  const hidden = useMemo(() => {
    const cramped = opened ? columns.filter(({ spacious }) => spacious).map(({ id }) => id) : nothing
    return [...left, ...cramped]
  }, [left, columns, opened])
  const rows = useRows({
    columns,
    hidden,
    items: items ?? (nothing as never[]),
    idOf,
    complete,
    chosen: choosing?.chosen ?? nobody,
    onChoose: choosing?.onChoose ?? (() => {}),
    mayChoose: choosing?.may ?? (() => false),
  })
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.includes(id)), [columns, hidden])
  const choices = choosing !== undefined && (items?.some(choosing.may) ?? false)
  const acts = actsOf !== undefined && (items?.some((item) => actsOf(item).length > 0) ?? false)
  const chosen = rows.getSelectedRowModel().rows.map(({ original }) => original)
  return (
    <div className={styles.list} data-density={density}>
      <div className={styles.tools}>
        <div className={styles.filters}>{filters}</div>
        <Looks
          columns={columns}
          hidden={left}
          onHide={keepLeft}
          density={density}
          onDensity={keepDensity}
          rows={rows}
        />
      </div>
      <div className={styles.sheet}>
        {instead ?? (
          <>
            <VisuallyHidden id={keys}>{text('ui.table.keys')}</VisuallyHidden>
            <table
              className={styles.table}
              aria-label={label}
              aria-describedby={keys}
              aria-rowcount={complete && items ? items.length + 1 : -1}
              aria-busy={items === undefined}
            >
              <Head columns={shown} rows={rows} choosing={choices} acts={acts} />
              {items ? (
                <Body
                  columns={shown}
                  rows={rows}
                  choosing={choices}
                  density={density}
                  nameOf={nameOf}
                  actsOf={acts ? actsOf : undefined}
                  actsLabelOf={actsLabelOf}
                  opened={opened}
                  troubles={troubles}
                />
              ) : (
                <Ghosts columns={shown} />
              )}
            </table>
          </>
        )}
        {foot}
      </div>
      {choosing && chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          all={rows.getIsAllRowsSelected()}
          onAll={() => rows.toggleAllRowsSelected(true)}
          onNone={() => choosing.onChoose(() => nobody)}
        >
          {choosing.acts(chosen)}
        </BulkBar>
      )}
    </div>
  )
}

const ghosts = Array.from({ length: 8 }, (_, at) => at)

/** As high as the rows that are on their way, so that nothing moves when they come. */
function Ghosts<Item>({ columns }: { columns: Column<Item>[] }) {
  const text = useText()
  return (
    <tbody>
      {ghosts.map((at) => (
        <tr key={at}>
          {columns.map((column) => (
            <td key={column.id}>
              {at === 0 && column.isName && (
                <VisuallyHidden role="status">{text('ui.page.loading')}</VisuallyHidden>
              )}
              <Skeleton height={14} width={`${88 - ((at * 17) % 40)}%`} radius="sm" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
