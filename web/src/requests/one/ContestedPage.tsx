import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useText } from '../../portal/i18n/text'
import { LinkButton } from '../../ui/LinkButton'
import { Outcome } from '../../ui/Outcome'
import { unicodeName } from '../../ui/unicode-name'
import { requestQuery } from '../queries'

/** What came of contesting an identifier: a say in the other request, or the identifier itself. */
export function ContestedPage() {
  const text = useText()
  const { requestId } = useParams({ from: '/requests/$requestId/contested' })
  const { outcome } = useSearch({ from: '/requests/$requestId/contested' })
  const request = useQuery(requestQuery(requestId))
  const moved = outcome === 'moved'
  const domain = request.data ? unicodeName(request.data.smartAccount.domainIdentifier) : '…'
  return (
    <Outcome
      sign="check"
      title={text(moved ? 'ui.contested.moved_title' : 'ui.contested.approver_title')}
      lead={text(moved ? 'ui.contested.moved_lead' : 'ui.contested.approver_lead', { domain })}
    >
      <p>{text(moved ? 'ui.contested.moved_hint' : 'ui.contested.approver_hint')}</p>
      <LinkButton to="/requests/$requestId" params={{ requestId }}>
        {text(moved ? 'ui.complete.see_request' : 'ui.contested.read')}
      </LinkButton>
    </Outcome>
  )
}
