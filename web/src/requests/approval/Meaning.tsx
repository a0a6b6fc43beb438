import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import styles from './Meaning.module.css'

/** What a yes does and what it does not do, before any button. */
export function Meaning({ account, hasUsers }: { account: string; hasUsers: boolean }) {
  const text = useText()
  const points = [
    text('ui.decide.means_active', { account }),
    text('ui.decide.means_admin'),
    ...(hasUsers ? [text('ui.decide.means_users')] : []),
    text('ui.decide.means_no_cost'),
  ]
  return (
    <Panel tone="tint" title={text('ui.decide.means_title')}>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>
            <Icon name="check" size={18} />
            {point}
          </li>
        ))}
      </ul>
      <p className={styles.rest}>{text('ui.decide.means_nothing')}</p>
    </Panel>
  )
}
