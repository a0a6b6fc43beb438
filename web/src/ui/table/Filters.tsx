import { useHotkeys } from '@mantine/hooks'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../Icon'
import styles from './Filters.module.css'

type FiltersProps = {
  /** What is typed to find rows, as the address has it. */
  words?: { label: string; value: string | undefined; onFind: (words: string | undefined) => void }
  /** Whether anything is left out; then `onClear` shows everything again. */
  filtered: boolean
  onClear: () => void
  children?: ReactNode
}

/** What of a list is shown, as chips. Each is kept in the address: it survives a reload, and a colleague can be sent it. */
export function Filters({ words, filtered, onClear, children }: FiltersProps) {
  const text = useText()
  return (
    <search className={styles.filters}>
      {words && <Words key={words.value ?? ''} {...words} />}
      {children}
      {filtered && (
        <button type="button" className={styles.clear} onClick={onClear}>
          {text('ui.table.show_all')}
        </button>
      )}
    </search>
  )
}

/** Found by Enter; the key `/` leads here from anywhere on the page. */
function Words({ label, value, onFind }: NonNullable<FiltersProps['words']>) {
  const text = useText()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value ?? '')
  useHotkeys([
    [
      '/',
      () => {
        field.current?.focus()
        field.current?.select()
      },
    ],
  ])
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim() || undefined)
      }}
    >
      <Icon name="search" size={16} />
      <label htmlFor={id} className={styles.heard}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        placeholder={label}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className={styles.heard}>
        {text('ui.table.find')}
      </button>
    </form>
  )
}

type ChoiceProps = {
  label: string
  /** Empty where it does not matter. */
  value: string
  choices: { value: string; label: string }[]
  any: string
  onChange: (value: string | undefined) => void
}

export function ChoiceChip({ label, value, choices, any, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <span className={styles.chip} data-set={value !== '' || undefined}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Off label={label} shown={value !== ''} onOff={() => onChange(undefined)} />
    </span>
  )
}

type DayProps = { label: string; value: string | undefined; onChange: (value: string | undefined) => void }

export function DayChip({ label, value, onChange }: DayProps) {
  const id = useId()
  return (
    <span className={styles.chip} data-set={value ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
      <Off label={label} shown={value !== undefined} onOff={() => onChange(undefined)} />
    </span>
  )
}

type PressProps = {
  label: string
  value: string | undefined
  any: string
  onPress: () => void
  onOff: () => void
}

/** One whose choice needs more room: a dialog. */
export function PressChip({ label, value, any, onPress, onOff }: PressProps) {
  return (
    <span className={styles.chip} data-set={value ? true : undefined}>
      <button type="button" className={styles.press} aria-haspopup="dialog" onClick={onPress}>
        {value ?? any}
      </button>
      <Off label={label} shown={value !== undefined} onOff={onOff} />
    </span>
  )
}

function Off({ label, shown, onOff }: { label: string; shown: boolean; onOff: () => void }) {
  const text = useText()
  if (!shown) return null
  return (
    <button
      type="button"
      className={styles.off}
      aria-label={text('ui.table.remove_filter', { name: label })}
      onClick={onOff}
    >
      <Icon name="cross" size={14} />
    </button>
  )
}
