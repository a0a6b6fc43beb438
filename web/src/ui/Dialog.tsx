import { Modal } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useText } from '../portal/i18n/text'

type Props = {
  title: string
  opened: boolean
  onClose: () => void
  size?: string
  /** False where a slip beside the dialog would throw typed text away. */
  closeOnClickOutside?: boolean
  children: ReactNode
}

export function Dialog({ title, opened, onClose, size = 'lg', closeOnClickOutside = true, children }: Props) {
  const text = useText()
  useReturnOfFocus(opened)
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      padding="lg"
      radius="lg"
      closeOnClickOutside={closeOnClickOutside}
      returnFocus={false}
    >
      <Modal.Overlay backgroundOpacity={0.5} blur={2} />
      <Modal.Content>
        {/* A plain div: the default <header> would be a second banner of the page. */}
        <Modal.Header component="div">
          <Modal.Title component="h2">{title}</Modal.Title>
          <Modal.CloseButton aria-label={text('ui.dialog.close')} size="lg" />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Back to where the person was, unless something on the page has taken the focus as the dialog closed. */
export function useReturnOfFocus(opened: boolean) {
  useEffect(() => {
    if (!opened) return
    const before = document.activeElement
    return () => {
      window.setTimeout(() => {
        const now = document.activeElement
        const isLost = now === null || now === document.body || now.closest('[role="dialog"]') !== null
        if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
      })
    }
  }, [opened])
}
