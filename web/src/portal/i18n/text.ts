import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type english from '../../../../i18n/en.json'

/** Only keys that exist compile; those of the mails and of the server's problems are not for the page. */
export type TextKey = Extract<keyof typeof english, `ui.${string}`>

export type Values = Record<string, string | number | Date>

export function useText() {
  const intl = useIntl()
  return useCallback((id: TextKey, values?: Values) => intl.formatMessage({ id }, values), [intl])
}

export type Say = ReturnType<typeof useText>
