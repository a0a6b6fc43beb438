import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useText } from '../../portal/i18n/text'
import { TimeLeft } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { agreementsQuery } from './queries'

/** A new version of the agreement waits: whoever can accept it learns of it on each page of the account but its own. */
export function AgreementBanner({ accountId }: { accountId: string }) {
  const text = useText()
  const onItsPage = useLocation({ select: ({ pathname }) => pathname.endsWith('/agreements') })
  const agreements = useQuery({ ...agreementsQuery(accountId), staleTime: 60_000 })
  if (onItsPage || !agreements.data?.may.accept) return null
  return (
    <Notice tone="wait" title={text('ui.agreements.banner')}>
      <p>
        <Link to="/accounts/$accountId/agreements" params={{ accountId }}>
          {text('ui.agreements.read')}
        </Link>{' '}
        {agreements.data.acceptBy && <TimeLeft until={agreements.data.acceptBy} />}
      </p>
    </Notice>
  )
}
