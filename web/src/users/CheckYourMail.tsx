import type { ReactNode } from 'react'
import { useText } from '../portal/i18n/text'
import { usePortal } from '../portal/session/session'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'

type Props = { title: string; lead: string; children?: ReactNode }

/** A mail is on its way. In the demo it lands in the mailbox of the portal itself, one click away. */
export function CheckYourMail({ title, lead, children }: Props) {
  const text = useText()
  const portal = usePortal()
  return (
    <Outcome key="sent" sign="mail" tone="good" title={title} lead={lead}>
      <p>{text('ui.post.not_there')}</p>
      {portal?.mailbox && <LinkButton to="/mailbox">{text('ui.post.open_mailbox')}</LinkButton>}
      {children}
    </Outcome>
  )
}
