import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem, type Problem } from '../../api/problem'
import type { DecidedRequest, Forward, Refusal } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { LinkButton } from '../../ui/LinkButton'
import { Outcome } from '../../ui/Outcome'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice, sentenceOf } from '../../ui/problems'
import { Waiting } from '../../ui/Waiting'
import { approvalLinkQuery } from '../queries'
import { DeadApproval } from './DeadApproval'
import { Forwarded } from './Forwarded'
import { OpenApproval } from './OpenApproval'

type End =
  | { decided: DecidedRequest }
  | { forwarded: Forward; requestId: string }
  | { refused: Refusal; requester: string }
  | { tooLate: Problem }
  | 'cancelled'

/** Behind the link in the mail. Mail scanners open every link they see, so being here changes nothing: only buttons do. */
export function ApprovalPage() {
  const text = useText()
  const { token } = useParams({ from: '/approvals/$token' })
  const [end, setEnd] = useState<End | null>(null)
  // Once decided the link is dead, and asking for it again would only replace the good news by that.
  const link = useQuery({ ...approvalLinkQuery(token), enabled: end === null || end === 'cancelled' })

  if (end === 'cancelled') {
    return (
      <Outcome
        key="cancelled"
        sign="wait"
        tone="still"
        title={text('ui.approval.cancelled_title')}
        lead={text('ui.approval.cancelled_lead')}
      >
        <p>
          <Link to="/approvals/$token" params={{ token }} onClick={() => setEnd(null)}>
            {text('ui.approval.back_to_request')}
          </Link>
        </p>
      </Outcome>
    )
  }
  if (end && 'decided' in end) return <Decided decided={end.decided} />
  if (end && 'forwarded' in end) return <Forwarded requestId={end.requestId} forward={end.forwarded} />
  if (end && 'refused' in end) return <Refused verdict={end.refused.verdict} requester={end.requester} />
  if (end && 'tooLate' in end) {
    return (
      <Outcome
        key="late"
        sign="wait"
        tone="still"
        title={text('ui.approval.late_title')}
        lead={sentenceOf(end.tooLate, text)}
      >
        <LinkButton to="/">{text('ui.page.home')}</LinkButton>
      </Outcome>
    )
  }
  if (link.data) {
    return (
      <OpenApproval
        key={link.data.requestId}
        token={token}
        link={link.data}
        onDecided={(decided) => setEnd({ decided })}
        onForwarded={(forwarded) => setEnd({ forwarded, requestId: link.data.requestId })}
        onRefused={(refused) => setEnd({ refused, requester: link.data.requester.name })}
        onTooLate={(tooLate) => setEnd({ tooLate })}
        onStaleAgreement={() => void link.refetch()}
        onCancel={() => setEnd('cancelled')}
      />
    )
  }
  if (link.error) {
    const problem = asProblem(link.error)
    if (problem.code === 'link.dead' || problem.code === 'link.unknown') {
      return <DeadApproval token={token} problem={problem} />
    }
    return (
      <Page width="reading" title={text('ui.approval.title')}>
        <ProblemNotice problem={problem} onRetry={() => link.refetch()} />
      </Page>
    )
  }
  return (
    <Page width="reading" title={text('ui.approval.title')}>
      <Panel tone="deed">
        <Waiting lines={8} />
      </Panel>
    </Page>
  )
}

function Decided({ decided }: { decided: DecidedRequest }) {
  const text = useText()
  const account = decided.smartAccount
  if (decided.verdict === 'approved') {
    return (
      <Outcome
        key="approved"
        sign="check"
        title={text('ui.approval.approved_title', { name: account.name })}
        lead={text('ui.approval.approved_lead')}
      >
        <LinkButton to="/accounts/$accountId" params={{ accountId: account.id }}>
          {text('ui.decide.to_account')}
        </LinkButton>
      </Outcome>
    )
  }
  return (
    <Outcome
      key="declined"
      sign="cross"
      tone="still"
      title={text('ui.decide.declined_title')}
      lead={text('ui.approval.declined_lead')}
    >
      <LinkButton to="/requests/$requestId" params={{ requestId: decided.id }} variant="default">
        {text('ui.approval.to_request')}
      </LinkButton>
    </Outcome>
  )
}

/** Said without signing in, so there is nothing to be led to. */
function Refused({ verdict, requester }: { verdict: Refusal['verdict']; requester: string }) {
  const text = useText()
  const isDecline = verdict === 'declined'
  return (
    <Outcome
      key={verdict}
      sign={isDecline ? 'cross' : 'check'}
      tone="still"
      title={text(isDecline ? 'ui.decide.declined_title' : 'ui.wrong_person.done_title')}
      lead={text(isDecline ? 'ui.approval.declined_lead' : 'ui.wrong_person.done_lead', { name: requester })}
    >
      <p>{text('ui.refusal.done')}</p>
    </Outcome>
  )
}
