import { Link } from '@tanstack/react-router'
import { useAccessWaiting } from '../../accounts/access/queries'
import type { User } from '../../api/types'
import { useDecisionsWaiting, useReviewsWaiting } from '../../requests/waiting'
import { useText } from '../i18n/text'
import { usePortal } from '../session/session'
import { Count } from './Count'

/** The places of the portal, as links; the shell shows them in a row or, on a phone, in a list. */
export function Places({ user }: { user: User }) {
  const text = useText()
  const portal = usePortal()
  const decisions = useDecisionsWaiting()
  const reviews = useReviewsWaiting(user)
  const access = useAccessWaiting()
  return (
    <>
      <Link to="/requests" activeOptions={{ exact: false }}>
        {text('ui.shell.requests')}
      </Link>
      <Link to="/decisions">
        {text('ui.shell.decisions')}
        <Count waiting={decisions} />
      </Link>
      <Link to="/access-requests" activeOptions={{ exact: false }}>
        {text('ui.shell.access')}
        <Count waiting={access} />
      </Link>
      {user.may.review && (
        <Link to="/review">
          {text('ui.shell.review')}
          <Count waiting={reviews} />
        </Link>
      )}
      <Link to="/directory">{text('ui.shell.directory')}</Link>
      {portal?.mailbox && <Link to="/mailbox">{text('ui.shell.mailbox')}</Link>}
    </>
  )
}
