import type { ReactNode } from 'react'
import styles from './DialogActs.module.css'

/** The buttons of a dialog: always in sight, however much there is to read above them. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>
}
