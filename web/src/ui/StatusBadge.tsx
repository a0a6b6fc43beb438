import { type Family, useWord } from '../portal/i18n/words'
import { Icon, type IconName } from './Icon'
import styles from './StatusBadge.module.css'

type Tone = 'good' | 'wait' | 'bad' | 'still'

const looks: Record<string, [Tone, IconName]> = {
  active: ['good', 'check'],
  approved: ['good', 'check'],
  sent: ['good', 'check'],
  accepted: ['good', 'check'],
  verified: ['good', 'check'],
  proven: ['good', 'check'],
  pending: ['wait', 'clock'],
  in_review: ['wait', 'eye'],
  asked: ['wait', 'clock'],
  invited: ['wait', 'clock'],
  waiting: ['still', 'clock'],
  queued: ['wait', 'clock'],
  deferred: ['wait', 'clock'],
  declined: ['bad', 'cross'],
  refused: ['bad', 'cross'],
  bounced: ['bad', 'warning'],
  failed: ['bad', 'cross'],
  lost: ['bad', 'warning'],
  cancelled: ['still', 'ban'],
  withdrawn: ['still', 'ban'],
  lapsed: ['still', 'clock'],
  already_member: ['still', 'check'],
  revoked: ['still', 'ban'],
  closed: ['still', 'ban'],
  not_asked: ['still', 'ban'],
  urgent: ['bad', 'warning'],
  warning: ['wait', 'warning'],
  advice: ['still', 'info'],
  suppressed: ['still', 'ban'],
}

type Props = { family?: Family; word: string }

/** A state: its word, a sign and a colour, so that no reader depends on the colour. */
export function StatusBadge({ family = 'ui.status', word }: Props) {
  const say = useWord()
  const [tone, icon] = looks[word] ?? ['still', 'info']
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon name={icon} size={14} />
      {say(family, word)}
    </span>
  )
}
