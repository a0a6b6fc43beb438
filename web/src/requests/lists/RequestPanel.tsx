import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AccountRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { Facts } from '../../ui/Facts'
import { LinkButton } from '../../ui/LinkButton'
import { Loaded } from '../../ui/Loaded'
import { Moment } from '../../ui/Moment'
import { Quote } from '../../ui/Quote'
import { StatusBadge } from '../../ui/StatusBadge'
import { SidePanel } from '../../ui/table/BesidePanel'
import { unicodeName } from '../../ui/unicode-name'
import { Standing } from '../one/Standing'
import { requestQuery } from '../queries'

/** One request beside the list: how it stands, and the way to the rest. */
export function RequestPanel({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const text = useText()
  const request = useQuery(requestQuery(requestId))
  return (
    <SidePanel title={request.data?.smartAccount.name ?? text('ui.request.title')} onClose={onClose}>
      <Loaded query={request} lines={6}>
        {(one) => <About request={one} />}
      </Loaded>
    </SidePanel>
  )
}

function About({ request }: { request: AccountRequest }) {
  const text = useText()
  const { smartAccount, requester, may } = request
  return (
    <Stack gap="md">
      <div>
        <StatusBadge word={request.status} />
      </div>
      <Standing request={request} />
      <Facts
        rows={[
          [text('ui.field.domain'), unicodeName(smartAccount.domainIdentifier)],
          [text('ui.decide.asked_by'), `${requester.name} (${requester.email})`],
          [text('ui.decide.asked_on'), <Moment key="at" at={request.createdAt} withTime />],
          [text('ui.request.number'), request.id],
        ]}
      />
      {request.noteToApprover && (
        <Quote text={request.noteToApprover} by={text('ui.field.note_to_approver')} />
      )}
      <div>
        <LinkButton to="/requests/$requestId" params={{ requestId: request.id }} size="sm" variant="default">
          {text(may.decide || may.review ? 'ui.requests.open_to_decide' : 'ui.requests.open')}
        </LinkButton>
      </div>
    </Stack>
  )
}
