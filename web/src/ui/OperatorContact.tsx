import { useText } from '../portal/i18n/text'
import { usePortal } from '../portal/session/session'

/** The way to the people who run the portal, where they have named one. */
export function OperatorContact() {
  const text = useText()
  const portal = usePortal()
  const contact = portal?.operatorContact
  if (!contact) return null
  const isPage = contact.startsWith('https://')
  return (
    <p>
      {text('ui.operator.contact', { operator: portal.operatorName })}{' '}
      <a href={isPage ? contact : `mailto:${contact}`}>
        {isPage ? contact.slice('https://'.length) : contact}
      </a>
    </p>
  )
}
