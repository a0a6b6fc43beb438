import { Link } from '@tanstack/react-router'
import { OperatorContact } from '../../ui/OperatorContact'
import { useText } from '../i18n/text'
import { usePortal } from '../session/session'
import styles from './Footer.module.css'

export function Footer() {
  const text = useText()
  const portal = usePortal()
  return (
    <footer className={styles.footer}>
      <div className={styles.line}>
        {portal && <p>{text('ui.shell.run_by', { operator: portal.operatorName })}</p>}
        <OperatorContact />
        <p>
          <Link to="/guides">{text('ui.shell.guides')}</Link>
        </p>
        {portal?.mailbox && (
          <p>
            <Link to="/mailbox">{text('ui.post.open_mailbox')}</Link>
          </p>
        )}
        {portal && <p>Deedbox {portal.version}</p>}
      </div>
    </footer>
  )
}
