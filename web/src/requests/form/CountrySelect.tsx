import { type ComboboxItem, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { usePortal } from '../../portal/session/session'
import { Notice } from '../../ui/Notice'
import { countries } from './countries'

type Props = { value: string | null; onChange: (country: string | null) => void; error?: string }

// "cote" finds "Côte d’Ivoire": accents are folded on both sides.
function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

export function CountrySelect({ value, onChange, error }: Props) {
  const text = useText()
  const names = useNames()
  const portal = usePortal()
  const { locale } = useIntl()
  const options = useMemo(
    () =>
      countries
        .map((code) => ({ value: code, label: names.country(code) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [names, locale],
  )
  const controlled = value !== null && portal?.exportControlledCountries.includes(value)
  return (
    <>
      <Select
        label={text('ui.request_form.country')}
        description={text('ui.request_form.country_hint')}
        placeholder={text('ui.request_form.country_placeholder')}
        searchable
        autoComplete="off"
        nothingFoundMessage={text('ui.request_form.country_none')}
        data={options}
        filter={({ options: all, search }) =>
          (all as ComboboxItem[]).filter((option) => folded(option.label).includes(folded(search.trim())))
        }
        value={value}
        onChange={onChange}
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
      {controlled && (
        <Notice tone="wait" live="status" title={text('ui.request_form.export_title')}>
          <p>{text('ui.request_form.export_hint', { country: names.country(value) })}</p>
        </Notice>
      )}
    </>
  )
}
