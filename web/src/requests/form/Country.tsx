import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { usePortal } from '../../portal/session/session'
import { CountrySelect } from '../../ui/CountrySelect'
import { Notice } from '../../ui/Notice'

type Props = { value: string | null; onChange: (country: string | null) => void; error?: string | undefined }

/** Where the orders are provisioned, and what export control may do with them. */
export function Country({ value, onChange, error }: Props) {
  const text = useText()
  const names = useNames()
  const portal = usePortal()
  const controlled = value !== null && portal?.exportControlledCountries.includes(value)
  return (
    <>
      <CountrySelect
        label={text('ui.request_form.country')}
        description={text('ui.request_form.country_hint')}
        value={value}
        onChange={onChange}
        error={error}
      />
      {controlled && (
        <Notice tone="wait" live="status" title={text('ui.request_form.export_title')}>
          <p>{text('ui.request_form.export_hint', { country: names.country(value) })}</p>
        </Notice>
      )}
    </>
  )
}
