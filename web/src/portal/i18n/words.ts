import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { type TextKey, useText } from './text'

/**
 * A word the server sends (a status, a role, an act) in the reader's language. The server may learn words before this
 * page does: those are shown as they came, made readable.
 */
export function useWord() {
  const intl = useIntl()
  const text = useText()
  return useCallback(
    (
      family:
        | 'status'
        | 'role'
        | 'act'
        | 'approver'
        | 'named_by'
        | 'review_cause'
        | 'mail_kind'
        | 'mail_state'
        | 'relation'
        | 'type'
        | 'visibility',
      word: string,
    ) => {
      const id = `ui.${family}.${word}`
      if (id in intl.messages) return text(id as TextKey)
      const plain = word.replaceAll('_', ' ')
      return plain.charAt(0).toUpperCase() + plain.slice(1)
    },
    [intl.messages, text],
  )
}
