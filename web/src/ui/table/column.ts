import type { ReactNode } from 'react'

/** A column of a table, and what stands for it on a card. */
export type Column<Item> = {
  id: string
  label: string
  cell: (item: Item) => ReactNode
  /** What the rows are put in order by; a column without it is not. */
  sort?: (item: Item) => string | number
  /** Of the width that there is: the columns never move while one scrolls. */
  width: string
  /** What the row is of: it is always shown. */
  isName?: true
  /** Left out where a panel beside the list takes its room. */
  spacious?: true
  /** Its words take as many lines as they need, also where rows are compact. */
  wraps?: true
  /** On a card its label stands before it. */
  named?: true
}

/** Something that can be done with one row. */
export type RowAct = {
  label: string
  icon: 'pen' | 'bin' | 'eye' | 'again' | 'ban' | 'check'
  act: () => void
}
