import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../portal/i18n/text'

type Props = {
  title: string
  opened: boolean
  onClose: () => void
  size?: string
  /** False where a slip beside the dialog would throw typed text away. */
  closeOnClickOutside?: boolean
  /** False when something on the page takes the focus as the dialog closes. */
  returnFocus?: boolean
  children: ReactNode
}

export function Dialog({
  title,
  opened,
  onClose,
  size = 'lg',
  closeOnClickOutside = true,
  returnFocus = true,
  children,
}: Props) {
  const text = useText()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      padding="lg"
      radius="lg"
      closeOnClickOutside={closeOnClickOutside}
      returnFocus={returnFocus}
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
