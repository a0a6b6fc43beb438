import { type ComboboxItem, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import { useNames } from '../portal/i18n/names'
import { useText } from '../portal/i18n/text'
import { countries } from './countries'
import { choiceNamed, choicesFor } from './country-named'

type Props = {
  value: string | null
  onChange: (country: string | null) => void
  label: string
  description: string
  error?: string | undefined
}

/** A country by its name in the reader's language; typing it is enough. */
export function CountrySelect({ value, onChange, label, description, error }: Props) {
  const text = useText()
  const names = useNames()
  const { locale } = useIntl()
  const options = useMemo(
    () =>
      countries
        .map((code) => ({ value: code, label: names.country(code) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [names, locale],
  )
  const [typed, setTyped] = useState(value ? names.country(value) : '')

  /** Whoever types a name and goes on has chosen it. */
  function take() {
    const meant = choiceNamed(typed, options)
    if (meant && meant.value !== value) onChange(meant.value)
  }

  return (
    <Select
      label={label}
      description={description}
      placeholder={text('ui.country.placeholder')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      autoComplete="off"
      nothingFoundMessage={text('ui.country.none')}
      data={options}
      filter={({ options: all, search }) => choicesFor(search, all as ComboboxItem[])}
      value={value}
      onChange={onChange}
      onBlur={take}
      onKeyDown={(event) => {
        const isSettled = value !== null && typed === names.country(value)
        if (event.key !== 'Enter' || isSettled || !typed.trim()) return
        // A name that is still being typed is chosen by Enter; the form is not sent by it.
        event.preventDefault()
        take()
      }}
      error={error}
      comboboxProps={{
        withinPortal: false,
        position: 'bottom',
        middlewares: { flip: true, shift: true },
        // An answer of the look-up can push the field away while somebody chooses.
        hideDetached: false,
      }}
      maxDropdownHeight={260}
    />
  )
}
