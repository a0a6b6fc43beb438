import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem } from '../api/problem'
import type { Acceptance } from '../api/types'
import { useText } from '../portal/i18n/text'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import { DeadInvitation } from './DeadInvitation'
import { OpenInvitation } from './OpenInvitation'
import { invitationQuery } from './queries'

type End = { accepted: Acceptance } | { refused: true }

/** Behind the link in the mail. Mail scanners open every link they see, so being here changes nothing: only buttons do. */
export function InvitationPage() {
  const text = useText()
  const { token } = useParams({ from: '/invitations/$token' })
  const [end, setEnd] = useState<End | null>(null)
  // Once answered the link is dead, and asking for it again would only replace the news by that.
  const invitation = useQuery({ ...invitationQuery(token), enabled: end === null })
  const problem = invitation.error && asProblem(invitation.error)

  if (end && invitation.data) {
    const { name } = invitation.data.invitedBy
    return 'accepted' in end ? (
      <Accepted accepted={end.accepted} inviter={name} />
    ) : (
      <Outcome
        key="refused"
        sign="cross"
        tone="still"
        title={text('ui.invitation.refused_title')}
        lead={text('ui.invitation.refused_lead', { name })}
      />
    )
  }
  if (problem?.code === 'link.dead' || problem?.code === 'link.unknown') {
    return <DeadInvitation problem={problem} />
  }
  if (invitation.data) {
    return (
      <OpenInvitation
        token={token}
        invitation={invitation.data}
        onAccepted={(accepted) => setEnd({ accepted })}
        onRefused={() => setEnd({ refused: true })}
        onTooLate={() => void invitation.refetch()}
      />
    )
  }
  return (
    <Page width="reading" title={text('ui.invitation.title')}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => invitation.refetch()} />
      ) : (
        <Panel tone="deed">
          <Waiting lines={8} />
        </Panel>
      )}
    </Page>
  )
}

function Accepted({ accepted, inviter }: { accepted: Acceptance; inviter: string }) {
  const text = useText()
  const account = accepted.smartAccount
  return (
    <Outcome
      key="accepted"
      sign="check"
      title={text('ui.invitation.accepted_title', { account: account.name })}
      lead={text('ui.invitation.accepted_lead', { name: inviter })}
    >
      <LinkButton to="/accounts/$accountId" params={{ accountId: account.id }}>
        {text('ui.invitation.to_account')}
      </LinkButton>
    </Outcome>
  )
}
