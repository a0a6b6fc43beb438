import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { TextKey } from './catalogue'

export type { TextKey }

export type Values = Record<string, string | number | Date>

export function useText() {
  const intl = useIntl()
  return useCallback((id: TextKey, values?: Values) => intl.formatMessage({ id }, values), [intl])
}

export type Say = ReturnType<typeof useText>
