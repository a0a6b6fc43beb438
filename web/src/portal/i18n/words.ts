import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { type TextKey, useText } from './text'

/** What the keys of words of one kind begin with: `ui.status`, `ui.role`. */
export type Family = TextKey extends infer Key
  ? Key extends `ui.${infer Name}.${string}`
    ? `ui.${Name}`
    : never
  : never

/**
 * A word the server sends (a status, a role, an act) in the reader's language. The server may learn words before this
 * page does: those are shown as they came, made readable.
 */
export function useWord() {
  const intl = useIntl()
  const text = useText()
  return useCallback(
    (family: Family, word: string) => {
      const id = `${family}.${word}`
      if (id in intl.messages) return text(id as TextKey)
      const plain = word.replaceAll('_', ' ')
      return plain.charAt(0).toUpperCase() + plain.slice(1)
    },
    [intl.messages, text],
  )
}
