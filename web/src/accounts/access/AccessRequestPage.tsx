import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { asProblem } from '../../api/problem'
import type { AccessRequest } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { useUser } from '../../portal/session/session'
import { type Deed, Done } from '../../ui/Done'
import { Facts } from '../../ui/Facts'
import { Identifier } from '../../ui/Identifier'
import { LinkButton } from '../../ui/LinkButton'
import { Moment, TimeLeft } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { StatusBadge } from '../../ui/StatusBadge'
import { Waiting } from '../../ui/Waiting'
import { AccessScope } from './AccessScope'
import { DecideAccess } from './DecideAccess'
import { accessRequestQuery } from './queries'

const WithdrawAccessDialog = lazy(async () => ({
  default: (await import('./WithdrawAccessDialog')).WithdrawAccessDialog,
}))

/** One request for access, for whoever asked and for those who decide. */
export function AccessRequestPage() {
  const text = useText()
  const { accessRequestId } = useParams({ from: '/access-requests/$accessRequestId' })
  const request = useQuery(accessRequestQuery(accessRequestId))
  if (request.data) return <OneAccessRequest request={request.data} />
  return (
    <Page title={text('ui.access.one')}>
      {request.error ? (
        <ProblemNotice problem={asProblem(request.error)} onRetry={() => request.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={6} />
        </Panel>
      )}
    </Page>
  )
}

function OneAccessRequest({ request }: { request: AccessRequest }) {
  const text = useText()
  const say = useWord()
  const [deed, setDeed] = useState<Deed | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const { smartAccount, requester, may } = request
  return (
    <Page
      title={text('ui.access.one_title', { account: smartAccount.name })}
      badge={<StatusBadge family="ui.access_status" word={request.status} />}
      width="reading"
      actions={
        <>
          {may.withdraw && (
            <Button variant="default" size="sm" onClick={() => setWithdrawing(true)}>
              {text('ui.access_withdraw.open')}
            </Button>
          )}
          <HelpButton guide="ask-for-access" />
        </>
      }
    >
      <Done deed={deed} />
      <Standing request={request} />
      {may.decide && (
        <Panel title={text('ui.access.decide_title')}>
          {requester.outside && (
            <Notice tone="wait" title={text('ui.access.outside', { email: requester.email })} />
          )}
          <p>{text('ui.access.decide_lead')}</p>
          <DecideAccess request={request} onDone={(sentence) => setDeed({ sentence })} />
        </Panel>
      )}
      <Panel title={text('ui.access.asked')}>
        <Stack gap="lg">
          <Facts
            rows={[
              [text('ui.field.account'), smartAccount.name],
              [text('ui.field.domain'), <Identifier key="domain" name={smartAccount.domainIdentifier} />],
              [text('ui.access.who'), `${requester.name} (${requester.email})`],
              [text('ui.people.role'), say('ui.role', request.role)],
              [text('ui.people.scope'), <AccessScope key="scope" of={request} />],
              [text('ui.access.when'), <Moment key="when" at={request.createdAt} />],
            ]}
          />
          {request.note && <Quote text={request.note} by={requester.name} />}
        </Stack>
      </Panel>
      <OnceOpened opened={withdrawing}>
        <WithdrawAccessDialog
          request={request}
          opened={withdrawing}
          onClose={() => setWithdrawing(false)}
          onDone={(sentence) => {
            setWithdrawing(false)
            setDeed({ sentence })
          }}
        />
      </OnceOpened>
    </Page>
  )
}

/** Whose turn it is, or how it ended, and what one can do next. */
function Standing({ request }: { request: AccessRequest }) {
  const text = useText()
  const say = useWord()
  const user = useUser()
  const { status, decision, smartAccount } = request
  if (request.waitsFor) {
    return (
      <Notice title={text('ui.access.waits_for', { who: request.waitsFor })}>
        <p>
          <TimeLeft until={request.expiresAt} />
        </p>
      </Notice>
    )
  }
  const isOwn = user?.email === request.requester.email
  const again = isOwn && ['lapsed', 'withdrawn', 'declined'].includes(status)
  return (
    <Panel title={text('ui.access.outcome')}>
      <Stack gap="lg">
        <Facts
          rows={[
            [text('ui.access.status'), say('ui.access_status', status)],
            [text('ui.people.role'), decision?.role && say('ui.role', decision.role)],
            [text('ui.people.scope'), decision?.role && <AccessScope key="scope" of={decision} />],
            [text('ui.access.by'), decision && <DecidedBy key="by" decision={decision} />],
            [text('ui.access.when'), request.endedAt && <Moment key="when" at={request.endedAt} />],
          ]}
        />
        {decision?.reason && <Quote text={decision.reason} by={text('ui.access.reason')} />}
        {request.withdrawalReason && <Quote text={request.withdrawalReason} by={text('ui.access.reason')} />}
        {isOwn && (status === 'approved' || status === 'already_member') && (
          <p>
            <Link to="/accounts/$accountId" params={{ accountId: smartAccount.id }}>
              {text('ui.access.to_account')}
            </Link>
          </p>
        )}
        {again && (
          <p>
            <LinkButton
              to="/access-requests/new"
              search={{ domain: smartAccount.domainIdentifier }}
              variant="default"
              size="sm"
            >
              {text('ui.access.again')}
            </LinkButton>
          </p>
        )}
      </Stack>
    </Panel>
  )
}

type DecidedByProps = { decision: NonNullable<AccessRequest['decision']> }

/** Outsiders are not told who runs the account. */
function DecidedBy({ decision }: DecidedByProps) {
  const text = useText()
  if (decision.byRule) return text('ui.access.by_rule')
  return decision.by ?? text('ui.access.by_admins')
}
