import { Link } from '@tanstack/react-router'
import type { User } from '../../api/types'
import { useText } from '../i18n/text'
import { usePortal } from '../session/session'

/** The places of the portal, as links; the shell shows them in a row or, on a phone, in a list. */
export function Places({ user }: { user: User }) {
  const text = useText()
  const portal = usePortal()
  return (
    <>
      <Link to="/requests" activeOptions={{ exact: false }}>
        {text('ui.shell.requests')}
      </Link>
      <Link to="/decisions">{text('ui.shell.decisions')}</Link>
      {user.may.review && <Link to="/review">{text('ui.shell.review')}</Link>}
      <Link to="/directory">{text('ui.shell.directory')}</Link>
      {portal?.mailbox && <Link to="/mailbox">{text('ui.shell.mailbox')}</Link>}
    </>
  )
}
