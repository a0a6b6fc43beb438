import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import styles from './Notice.module.css'

type Tone = 'info' | 'good' | 'wait' | 'bad'

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', wait: 'warning', bad: 'warning' }

type Props = { tone?: Tone; title?: string; children?: ReactNode; live?: 'alert' | 'status' }

/** A remark on the page. `live` when it appears after something the person did. */
export function Notice({ tone = 'info', title, children, live }: Props) {
  return (
    <div className={styles.notice} data-tone={tone} role={live}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
