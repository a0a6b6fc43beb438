import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { Moment } from './Moment'

/** When the DNS was last looked at for a record, and what was wrong. */
export function LastLook({ at, trouble }: { at: string | null; trouble: string | null }) {
  const text = useText()
  const say = useWord()
  if (!at) return <div>{text('ui.last_look.never')}</div>
  return (
    <div>
      {text('ui.last_look.at')} <Moment at={at} />: {say('ui.dns_trouble', trouble ?? 'none')}
    </div>
  )
}
