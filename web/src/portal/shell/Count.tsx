import type { Waiting } from '../../requests/waiting'
import { type TextKey, useText } from '../i18n/text'
import styles from './Count.module.css'

type Props = {
  waiting: Waiting
  /** What it is to whoever hears it, where it does not wait for anybody. */
  heard?: TextKey
}

/** How much waits behind a link of the menu; nothing where nothing does. */
export function Count({ waiting, heard = 'ui.shell.waiting' }: Props) {
  const text = useText()
  if (waiting.count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden="true">
        {waiting.count}
        {waiting.more && '+'}
      </span>
      <span className={styles.heard}>{text(heard, { count: waiting.count })}</span>
    </span>
  )
}
