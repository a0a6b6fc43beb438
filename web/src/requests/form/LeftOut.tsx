import { useText } from '../../portal/i18n/text'
import { Notice } from '../../ui/Notice'

/** What was pasted among addresses and is none. */
export function LeftOut({ pieces }: { pieces: string[] }) {
  const text = useText()
  return (
    <div role="status">
      {pieces.length > 0 && (
        <Notice tone="wait" title={text('ui.field.left_out', { count: pieces.length })}>
          <p>{pieces.join(' · ')}</p>
        </Notice>
      )}
    </div>
  )
}
