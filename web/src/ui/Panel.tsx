import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'

type Props = {
  /** Where links on the page lead to it. */
  id?: string
  title?: string
  hint?: ReactNode
  aside?: ReactNode
  tone?: 'plain' | 'tint' | 'deed'
  children: ReactNode
}

/** A sheet of paper on the page. */
export function Panel({ id: place, title, hint, aside, tone = 'plain', children }: Props) {
  const id = useId()
  return (
    <section id={place} className={styles.panel} data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <div>
            <h2 id={id}>{title}</h2>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
