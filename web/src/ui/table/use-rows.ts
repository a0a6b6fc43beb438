import {
  columnVisibilityFeature,
  createSortedRowModel,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { useLanguage } from '../../portal/i18n/LanguageProvider'
import type { Column } from './column'

const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

/** The rows that are chosen, by their ids. */
export type Chosen = RowSelectionState

type Given<Item> = {
  columns: Column<Item>[]
  /** The ids of columns that are not shown. */
  hidden: string[]
  items: Item[]
  idOf: (item: Item) => string
  /** Whether every row of the list is here: only then is it put in another order. */
  complete: boolean
  chosen: Chosen
  onChoose: (next: (before: Chosen) => Chosen) => void
  mayChoose: (item: Item) => boolean
}

/** The rows of a table in their order, and what is chosen of them. */
export function useRows<Item extends object>(given: Given<Item>) {
  const { language } = useLanguage()
  const [sorting, setSorting] = useState<SortingState>([])
  const columns = useMemo(() => {
    const words = new Intl.Collator(language)
    return given.columns.map(({ id, sort }) => ({
      id,
      accessorFn: sort ?? (() => ''),
      enableSorting: sort !== undefined,
      sortFn: (
        one: { getValue: (id: string) => unknown },
        other: { getValue: (id: string) => unknown },
        by: string,
      ) => {
        const [a, b] = [one.getValue(by), other.getValue(by)]
        return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b))
      },
    }))
  }, [given.columns, language])
  const columnVisibility = useMemo(
    () => Object.fromEntries(given.hidden.map((id) => [id, false])),
    [given.hidden],
  )
  return useTable({
    features,
    columns,
    data: given.items,
    getRowId: given.idOf,
    enableSorting: given.complete,
    enableRowSelection: (row) => given.mayChoose(row.original),
    state: { sorting: given.complete ? sorting : none, rowSelection: given.chosen, columnVisibility },
    onSortingChange: setSorting,
    onRowSelectionChange: (next) =>
      given.onChoose((before) => (next instanceof Function ? next(before) : next)),
  })
}

const none: SortingState = []

export type Rows<Item extends object> = ReturnType<typeof useRows<Item>>
