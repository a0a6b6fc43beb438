import { useNavigate } from '@tanstack/react-router'
import { getNonce } from 'get-nonce'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../portal/i18n/text'
import { Notice } from '../ui/Notice'
import styles from './mailbox.module.css'
import { ownPathOf } from './own-link'
import { withSheet } from './with-sheet'

/**
 * The HTML part, in a frame that runs no scripts and sends no forms. It is of this page's own origin, so that the page can
 * give it its whole height, and open a link of this portal itself: in the frame it would be refused.
 */
export function MailHtml({ html, title }: { html: string; title: string }) {
  const text = useText()
  const navigate = useNavigate()
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  const [elsewhere, setElsewhere] = useState<string | null>(null)
  const document = useMemo(() => withSheet(html, getNonce() ?? ''), [html])

  useEffect(() => {
    const shown = frame.current
    if (!shown) return
    const arrange = () => {
      const inside = shown.contentDocument
      if (!inside?.body) return
      setHeight(inside.documentElement.scrollHeight)
      inside.onclick = (event) => {
        const link = (event.target as Element | null)?.closest?.('a')
        if (!link) return
        event.preventDefault()
        const path = ownPathOf(link.href, window.location.origin)
        if (path) void navigate({ to: path })
        else setElsewhere(link.href)
      }
    }
    const sized = new ResizeObserver(arrange)
    shown.addEventListener('load', arrange)
    sized.observe(shown)
    arrange()
    return () => {
      shown.removeEventListener('load', arrange)
      sized.disconnect()
    }
  }, [navigate])

  return (
    <>
      {elsewhere && (
        <Notice live="status" title={text('ui.mailbox.elsewhere')}>
          <p>{elsewhere}</p>
        </Notice>
      )}
      <iframe
        ref={frame}
        className={styles.html}
        style={height === null ? undefined : { blockSize: height + 2 }}
        sandbox="allow-same-origin"
        title={title}
        srcDoc={document}
      />
    </>
  )
}
