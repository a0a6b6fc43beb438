import { useText } from '../../portal/i18n/text'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import styles from './Meaning.module.css'

/** What a yes does and what it does not do, before any button. */
export function Meaning({ account, hasUsers }: { account: string; hasUsers: boolean }) {
  const text = useText()
  const points = [
    text('ui.approval.means_active', { account }),
    text('ui.approval.means_admin'),
    ...(hasUsers ? [text('ui.approval.means_users')] : []),
    text('ui.approval.means_no_cost'),
  ]
  return (
    <Panel tone="tint" title={text('ui.approval.means_title')}>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>
            <Icon name="check" size={18} />
            {point}
          </li>
        ))}
      </ul>
      <p className={styles.rest}>{text('ui.approval.means_nothing')}</p>
    </Panel>
  )
}
