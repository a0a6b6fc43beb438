import { SegmentedControl, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccessRequest } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Moment, TimeLeft } from '../../ui/Moment'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { Quote } from '../../ui/Quote'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { useAccount } from '../account-place'
import { AccessScope } from './AccessScope'
import { DecideAccess } from './DecideAccess'
import { accessRequestsQuery } from './queries'

type Shown = 'pending' | 'all'

/** Who asks to become a member of the account, for those who decide. */
export function AccountAccessPage() {
  const text = useText()
  const account = useAccount()
  const [shown, setShown] = useState<Shown>('pending')
  const [deed, setDeed] = useState<Deed | null>(null)
  const list = useInfiniteQuery(
    accessRequestsQuery('decider', {
      smartAccountId: account.id,
      ...(shown === 'pending' ? { status: 'pending' } : {}),
    }),
  )
  const toRules = (
    <LinkButton
      to="/accounts/$accountId/access-rules"
      params={{ accountId: account.id }}
      variant="default"
      size="sm"
    >
      {text('ui.access_rules.open')}
    </LinkButton>
  )
  return (
    <Page
      title={text('ui.access_room.title')}
      of={account.name}
      lead={text('ui.access_room.lead', { account: account.name })}
      actions={
        <>
          {toRules}
          <HelpButton guide="ask-for-access" />
        </>
      }
    >
      <Done deed={deed} />
      <div>
        <SegmentedControl
          aria-label={text('ui.access_room.shown')}
          value={shown}
          onChange={(to) => setShown(to as Shown)}
          data={[
            { value: 'pending', label: text('ui.access_room.pending') },
            { value: 'all', label: text('ui.access_room.all') },
          ]}
        />
      </div>
      <Panel>
        <Paged
          list={list}
          lines={4}
          empty={
            <EmptyState icon="check" title={text('ui.access_room.empty')}>
              <p>{text('ui.access_room.empty_hint')}</p>
              <LinkButton
                to="/accounts/$accountId/members"
                params={{ accountId: account.id }}
                variant="default"
              >
                {text('ui.access_room.to_members')}
              </LinkButton>
            </EmptyState>
          }
        >
          {(requests) => (
            <Rows>
              {requests.map((request) => (
                <OneRow key={request.id} request={request} onDone={(sentence) => setDeed({ sentence })} />
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}

type OneProps = { request: AccessRequest; onDone: (sentence: string) => void }

function OneRow({ request, onDone }: OneProps) {
  const text = useText()
  const say = useWord()
  const { requester, status, may } = request
  return (
    <Row
      name={
        <Link to="/access-requests/$accessRequestId" params={{ accessRequestId: request.id }}>
          {requester.name}
        </Link>
      }
      beside={requester.email}
      end={<StatusBadge family="ui.access_status" word={status} />}
    >
      <Stack gap="xs">
        <div>
          {say('ui.role', request.role)} · <AccessScope of={request} /> · <Moment at={request.createdAt} />
          {status === 'pending' && (
            <>
              {' · '}
              <TimeLeft until={request.expiresAt} />
            </>
          )}
        </div>
        {requester.outside && status === 'pending' && (
          <div>{text('ui.access.outside', { email: requester.email })}</div>
        )}
        {request.note && <Quote text={request.note} />}
        {may.decide && <DecideAccess request={request} size="xs" onDone={onDone} />}
      </Stack>
    </Row>
  )
}
