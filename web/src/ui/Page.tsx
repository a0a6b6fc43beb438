import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Page.module.css'

// The first page is announced by the browser itself; moving the focus there would only skip the skip link.
let arrived = false

type Props = {
  title: string
  /** What the page is a part of, for the title of the window; the page itself says it elsewhere. */
  of?: string
  /** Beside the title: a status, a count. */
  badge?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  width?: 'narrow' | 'reading' | 'wide'
  centered?: boolean
  children?: ReactNode
}

/** One page: its heading takes the focus after navigation, so that a keyboard or a screen reader starts at the top. */
export function Page({ title, of, badge, lead, actions, width = 'wide', centered = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = [title, of, 'Deedbox'].filter(Boolean).join(' · ')
  }, [title, of])

  useEffect(() => {
    // Whoever has opened a dialog while the page was on its way types there.
    const isBelow = document.querySelector('[aria-modal="true"]') !== null
    if (arrived && !isBelow) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [])

  return (
    <div className={styles.page} data-width={width} data-centered={centered || undefined}>
      <header className={styles.head}>
        <div className={styles.words}>
          <div className={styles.title}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {badge}
          </div>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
