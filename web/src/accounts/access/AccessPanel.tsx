import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Facts } from '../../ui/Facts'
import { Loaded } from '../../ui/Loaded'
import { Moment, TimeLeft } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { Quote } from '../../ui/Quote'
import { StatusBadge } from '../../ui/StatusBadge'
import { SidePanel } from '../../ui/table/BesidePanel'
import { AccessScope } from './AccessScope'
import { DecideAccess } from './DecideAccess'
import { accessRequestQuery } from './queries'

type Props = { requestId: string; onClose: () => void; onDone: (sentence: string) => void }

/** One request for access beside the list, to be decided there. */
export function AccessPanel({ requestId, onClose, onDone }: Props) {
  const text = useText()
  const request = useQuery(accessRequestQuery(requestId))
  return (
    <SidePanel title={request.data?.requester.name ?? text('ui.access.one')} onClose={onClose}>
      <Loaded query={request} lines={5}>
        {(one) => <About request={one} onDone={onDone} />}
      </Loaded>
    </SidePanel>
  )
}

function About({ request, onDone }: { request: AccessRequest; onDone: (sentence: string) => void }) {
  const text = useText()
  const say = useWord()
  const { requester, status, may } = request
  const isOpen = status === 'pending'
  return (
    <Stack gap="md">
      <div>
        <StatusBadge family="ui.access_status" word={status} />
      </div>
      <Facts
        rows={[
          [text('ui.field.email'), requester.email],
          [text('ui.people.role'), say('ui.role', request.role)],
          [text('ui.people.scope'), <AccessScope key="scope" of={request} />],
          [text('ui.access.when'), <Moment key="when" at={request.createdAt} />],
        ]}
      />
      {isOpen && (
        <p>
          <TimeLeft until={request.expiresAt} />
        </p>
      )}
      {requester.outside && isOpen && (
        <Notice tone="wait" title={text('ui.access.outside', { email: requester.email })} />
      )}
      {request.note && <Quote text={request.note} by={requester.name} />}
      {may.decide && <DecideAccess request={request} onDone={onDone} />}
      <p>
        <Link to="/access-requests/$accessRequestId" params={{ accessRequestId: request.id }}>
          {text('ui.access.whole_page')}
        </Link>
      </p>
    </Stack>
  )
}
