import type { Waiting } from '../../requests/waiting'
import { useText } from '../i18n/text'
import styles from './Count.module.css'

/** How much waits behind a link of the menu; nothing where nothing does. */
export function Count({ waiting }: { waiting: Waiting }) {
  const text = useText()
  if (waiting.count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden="true">
        {waiting.count}
        {waiting.more && '+'}
      </span>
      <span className={styles.heard}>{text('ui.shell.waiting', { count: waiting.count })}</span>
    </span>
  )
}
