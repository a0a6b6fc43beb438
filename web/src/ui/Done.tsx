import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../portal/i18n/text'
import styles from './Done.module.css'
import { Notice } from './Notice'

/** What the person just did; a new object each time, so that the same act done twice is said twice. */
export type Deed = {
  sentence: string
  /** `wait` where a part of it was not done. */
  tone?: 'good' | 'wait'
  /** Takes it back; offered for some seconds. */
  undo?: () => Promise<void>
}

/** Says it and takes the focus, because the button that did it is often gone with what it could do. */
export function Done({ deed }: { deed: Deed | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (deed) place.current?.focus()
  }, [deed])
  if (!deed) return null
  return (
    <div ref={place} tabIndex={-1} className={styles.done}>
      <Notice tone={deed.tone ?? 'good'} live="status" title={deed.sentence}>
        {deed.undo && <Undo key={deed.sentence} undo={deed.undo} />}
      </Notice>
    </div>
  )
}

const patience = 10_000

/** For ten seconds, and as long as somebody is about to press it. */
function Undo({ undo }: { undo: () => Promise<void> }) {
  const text = useText()
  const button = useRef<HTMLButtonElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const end = window.setInterval(() => {
      if (!button.current?.matches(':focus, :hover')) setOver(true)
    }, patience)
    return () => window.clearInterval(end)
  }, [])
  if (over && !busy) return null
  return (
    <p>
      <Button
        ref={button}
        variant="default"
        size="xs"
        loading={busy}
        onClick={() => {
          setBusy(true)
          void undo().finally(() => setOver(true))
        }}
      >
        {text('ui.page.undo')}
      </Button>
    </p>
  )
}
