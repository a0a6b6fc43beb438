import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { asProblem } from '../../api/problem'
import type { AccountRequest } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useNames } from '../../portal/i18n/names'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Deed, Done } from '../../ui/Done'
import { Facts } from '../../ui/Facts'
import { LinkButton } from '../../ui/LinkButton'
import { Moment } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { Waiting } from '../../ui/Waiting'
import { requestQuery } from '../queries'
import { ReviewPanel } from '../reviewing/ReviewPanel'
import { Approvers } from './Approvers'
import { DecideHere } from './DecideHere'
import { Forwards } from './Forwards'
import { History } from './History'
import { Mails } from './Mails'
import { Receipt } from './Receipt'
import styles from './RequestPage.module.css'
import { Standing } from './Standing'
import { WithdrawDialog } from './WithdrawDialog'

export function RequestPage() {
  const text = useText()
  const { requestId } = useParams({ from: '/requests/$requestId' })
  const request = useQuery(requestQuery(requestId))

  if (request.data) return <OneRequest request={request.data} />
  return (
    <Page title={text('ui.request.title')}>
      {request.error ? (
        <ProblemNotice problem={asProblem(request.error)} onRetry={() => request.refetch()} />
      ) : (
        <Panel>
          <Waiting lines={8} />
        </Panel>
      )}
    </Page>
  )
}

function OneRequest({ request }: { request: AccountRequest }) {
  const text = useText()
  const [deed, setDeed] = useState<Deed | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const { may } = request

  const finish = (sentence: string) => setDeed({ sentence })

  return (
    <Page
      title={request.smartAccount.name}
      badge={<StatusBadge word={request.status} />}
      lead={text('ui.request.lead', { domain: unicodeName(request.smartAccount.domainIdentifier) })}
      actions={
        <>
          {may.requestAgain && (
            <LinkButton to="/requests/new" search={{ again: request.id }} size="sm">
              {text('ui.request.again')}
            </LinkButton>
          )}
          {may.withdraw && (
            <Button variant="default" size="sm" onClick={() => setWithdrawing(true)}>
              {text('ui.request.withdraw')}
            </Button>
          )}
          <HelpButton
            guide={may.decide ? 'decide-request' : may.receipt ? 'receipt' : 'what-pending-means'}
          />
        </>
      }
    >
      <Done deed={deed} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Standing request={request} />
          <Receipt request={request} />
          {may.review && <ReviewPanel request={request} onDone={finish} />}
          <Forwards request={request} />
          {may.decide && <DecideHere request={request} onDone={finish} />}
          <Approvers request={request} />
          <Users request={request} />
          {/* The newest to each approver stand beside them already. */}
          <Mails mails={request.mails} folded={request.approvers.some(({ lastMail }) => lastMail)} />
        </div>
        <div className={styles.side}>
          <About request={request} />
          <History history={request.history} />
        </div>
      </div>
      <WithdrawDialog
        request={request}
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        onWithdrawn={() => {
          setWithdrawing(false)
          finish(text('ui.withdraw.done'))
        }}
      />
    </Page>
  )
}

function About({ request }: { request: AccountRequest }) {
  const text = useText()
  const names = useNames()
  const { smartAccount, requester } = request
  return (
    <Panel title={text('ui.request.about')}>
      <Facts
        rows={[
          [
            text('ui.field.account'),
            // What never came to be has no page of its own.
            smartAccount.status === 'cancelled' ? (
              smartAccount.name
            ) : (
              <Link key="account" to="/accounts/$accountId" params={{ accountId: smartAccount.id }}>
                {smartAccount.name}
              </Link>
            ),
          ],
          [text('ui.field.domain'), unicodeName(smartAccount.domainIdentifier)],
          [text('ui.field.country'), names.country(request.country)],
          [
            text('ui.decide.asked_by'),
            <>
              <div>{requester.name}</div>
              <div>{requester.email}</div>
            </>,
          ],
          [text('ui.decide.asked_on'), <Moment key="at" at={request.createdAt} withTime />],
          [text('ui.field.language'), names.language(request.language)],
          [text('ui.request.number'), request.id],
          [
            text('ui.field.note_to_approver'),
            request.noteToApprover && <Quote text={request.noteToApprover} />,
          ],
          [
            text('ui.field.note_to_reviewer'),
            request.noteToReviewer && <Quote text={request.noteToReviewer} />,
          ],
        ]}
      />
    </Panel>
  )
}

function Users({ request }: { request: AccountRequest }) {
  const text = useText()
  const say = useWord()
  if (request.users.length === 0) return null
  return (
    <Panel title={text('ui.request.users')}>
      <Rows>
        {request.users.map((user) => (
          <Row
            key={user.email}
            name={user.struck ? <s>{user.email}</s> : user.email}
            beside={user.state && !user.struck && say('ui.role', user.role)}
            end={user.state ? say('ui.listed', user.state) : say('ui.role', user.role)}
          >
            {user.outside && text('ui.request.outside')}
            {user.refusalReason && <Quote text={user.refusalReason} by={text('ui.request.refusal_of')} />}
          </Row>
        ))}
      </Rows>
      {request.noteToUsers && (
        <div style={{ marginBlockStart: '1rem' }}>
          <Quote text={request.noteToUsers} by={text('ui.field.note_to_users')} />
        </div>
      )}
    </Panel>
  )
}
