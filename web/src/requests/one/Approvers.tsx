import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Panel } from '../../ui/Panel'
import { StatusBadge } from '../../ui/StatusBadge'
import styles from './rows.module.css'

export function Approvers({ request }: { request: AccountRequest }) {
  const text = useText()
  if (request.approvers.length === 0) return null
  return (
    <Panel title={text('ui.request.approvers')}>
      <ul className={styles.rows}>
        {request.approvers.map((approver) => (
          <li key={approver.email} className={styles.row}>
            <span>{approver.email}</span>
            <StatusBadge family="approver" word={approver.state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
