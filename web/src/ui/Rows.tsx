import type { ReactNode } from 'react'
import styles from './Rows.module.css'

/** A list, a line between its rows. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>
}

type Props = {
  /** What the row is of; as a link it makes the whole row one. */
  name: ReactNode
  /** On the line of the name, and quieter. */
  beside?: ReactNode
  /** At the end of that line, on a phone below it: a status, a role. */
  end?: ReactNode
  /** The lines below. */
  children?: ReactNode
}

/** A row that is the same on a phone and on a wide screen. */
export function Row({ name, beside, end, children }: Props) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <span className={styles.name}>{name}</span>
        {beside && <span className={styles.beside}>{beside}</span>}
      </div>
      {end && <div>{end}</div>}
      {children && <div className={styles.line}>{children}</div>}
    </li>
  )
}
