import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../portal/i18n/text'
import { Icon } from '../Icon'
import styles from './BesidePanel.module.css'

const narrow = '(max-width: 62em)'

/** A list, and beside it what one of its rows is about; where there is no room for both, over it. */
export function BesidePanel({ panel, children }: { panel: ReactNode; children: ReactNode }) {
  const covered = useMediaQuery(narrow) && Boolean(panel)
  return (
    <div className={styles.beside}>
      <div inert={covered}>{children}</div>
      {panel}
    </div>
  )
}

type Props = {
  title: string
  /** The address without the panel, for whoever came by a link to it. */
  onClose: () => void
  children: ReactNode
}

/** One thing of the list. It has its own address, takes the focus, and closes by Escape or the browser's way back. */
export function SidePanel({ title, onClose, children }: Props) {
  const text = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const cameFromList = useRef(canGoBack)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const close = () => (cameFromList.current ? router.history.back() : onClose())
  const press = (event: KeyboardEvent) => {
    // A dialog above, or an opened menu, is closed by the same key first.
    if (event.key === 'Escape' && !event.defaultPrevented) close()
  }
  return (
    <section className={styles.panel} aria-label={title} onKeyDown={press}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('ui.table.close')}
          onClick={close}
        >
          <Icon name="cross" />
        </ActionIcon>
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
