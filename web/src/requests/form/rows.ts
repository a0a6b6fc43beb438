import { useRef, useState } from 'react'
import { addressesIn } from '../../ui/addresses'
import { nextKey } from './draft'

type Row = { key: number; email: string }

/**
 * A list of addresses, a row each: what was made last takes the focus once, when its field appears, and several
 * addresses pasted into one row become rows of their own. `leftOut` is what was pasted and is no address.
 */
export function useAddressRows<Made extends Row>(
  rows: Made[],
  onChange: (rows: Made[]) => void,
  blank: Omit<Made, 'key'>,
) {
  const fresh = useRef<number | null>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [leftOut, setLeftOut] = useState<string[]>([])

  return {
    add,
    leftOut,
    focusWhenFresh: (row: Made) => (field: HTMLInputElement | null) => {
      if (!field || fresh.current !== row.key) return
      fresh.current = null
      field.focus()
    },
    change: (row: Made, part: Partial<Made>) =>
      onChange(rows.map((other) => (other.key === row.key ? { ...other, ...part } : other))),
    paste: (row: Made, event: React.ClipboardEvent) => {
      const pasted = addressesIn(event.clipboardData.getData('text'))
      setLeftOut(pasted?.leftOut ?? [])
      if (!pasted) return
      event.preventDefault()
      const at = rows.indexOf(row)
      const taken = new Set(rows.filter((other) => other !== row).map((other) => other.email.trim()))
      const first = nextKey(rows)
      const made = pasted.addresses
        .filter((address) => !taken.has(address))
        .map((email, index) => ({ ...row, key: first + index, email }))
      onChange([...rows.slice(0, at), ...made, ...rows.slice(at + 1)])
      fresh.current = made.at(-1)?.key ?? null
    },
    append: () => {
      const key = nextKey(rows)
      fresh.current = key
      onChange([...rows, { ...blank, key } as Made])
    },
    remove: (row: Made) => {
      onChange(rows.filter((other) => other.key !== row.key))
      add.current?.focus()
    },
  }
}
