import { useEffect, useRef } from 'react'
import styles from './Done.module.css'
import { Notice } from './Notice'

/** What the person just did; a new object each time, so that the same act done twice is said twice. */
export type Deed = { sentence: string }

/** Says it and takes the focus, because the button that did it is often gone with what it could do. */
export function Done({ deed }: { deed: Deed | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (deed) place.current?.focus()
  }, [deed])
  if (!deed) return null
  return (
    <div ref={place} tabIndex={-1} className={styles.done}>
      <Notice tone="good" live="status" title={deed.sentence} />
    </div>
  )
}
