import { Button, Group, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { AccountInvitation } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { Moment, TimeLeft } from '../../ui/Moment'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { Paged } from '../../ui/Paged'
import { Panel } from '../../ui/Panel'
import { ProblemNotice } from '../../ui/problems'
import { Quote } from '../../ui/Quote'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { useAccount } from '../account-place'
import { useRefreshAccount } from '../account-query'
import { Scope } from '../Scope'

const RevokeDialog = lazy(async () => ({ default: (await import('./RevokeDialog')).RevokeDialog }))

/** Who was asked to become a member, and what came of it. */
export function InvitationsPage() {
  const text = useText()
  const account = useAccount()
  const [deed, setDeed] = useState<Deed | null>(null)
  const list = useInfiniteQuery(
    pagesOf(['account-invitations', account.id], (cursor) =>
      answer(
        api.GET('/smart-accounts/{id}/invitations', {
          params: { path: { id: account.id }, query: cursor },
        }),
      ),
    ),
  )
  return (
    <Page
      title={text('ui.account_invitations.title')}
      of={account.name}
      lead={text('ui.account_invitations.lead', { account: account.name })}
      actions={<HelpButton guide="add-people" />}
    >
      <Done deed={deed} />
      <Panel>
        <Paged
          list={list}
          lines={4}
          empty={
            <EmptyState icon="mail" title={text('ui.account_invitations.empty')}>
              <p>{text('ui.account_invitations.empty_hint')}</p>
              <LinkButton
                to="/accounts/$accountId/members"
                params={{ accountId: account.id }}
                variant="default"
              >
                {text('ui.account_invitations.to_members')}
              </LinkButton>
            </EmptyState>
          }
        >
          {(invitations) => (
            <Rows>
              {invitations.map((invitation) => (
                <OneInvitation
                  key={invitation.id}
                  invitation={invitation}
                  onDone={(sentence) => setDeed({ sentence })}
                />
              ))}
            </Rows>
          )}
        </Paged>
      </Panel>
    </Page>
  )
}

type OneProps = { invitation: AccountInvitation; onDone: (sentence: string) => void }

function OneInvitation({ invitation, onDone }: OneProps) {
  const text = useText()
  const say = useWord()
  const { email, invitedBy, may } = invitation
  return (
    <Row
      name={email}
      beside={
        <>
          {say('ui.role', invitation.role)} · <Scope of={invitation} />
        </>
      }
      end={<StatusBadge family="ui.invitation_state" word={invitation.state} />}
    >
      <Stack gap="xs">
        <div>
          {text('ui.account_invitations.by', { name: invitedBy.name || invitedBy.email })}{' '}
          <Moment at={invitation.invitedAt} /> · <Standing invitation={invitation} />
        </div>
        {invitation.note && <Quote text={invitation.note} />}
        {invitation.refusalReason && (
          <Quote text={invitation.refusalReason} by={text('ui.account_invitations.refusal_of', { email })} />
        )}
        {(may.resend || may.revoke) && <Acts invitation={invitation} onDone={onDone} />}
      </Stack>
    </Row>
  )
}

function Standing({ invitation: { state, expiresAt, decidedAt } }: { invitation: AccountInvitation }) {
  const text = useText()
  if (state === 'invited') return <TimeLeft until={expiresAt} />
  return (
    <>
      {text('ui.account_invitations.ended')} <Moment at={decidedAt ?? expiresAt} />
    </>
  )
}

function Acts({ invitation, onDone }: OneProps) {
  const text = useText()
  const account = useAccount()
  const refresh = useRefreshAccount()
  const [revoking, setRevoking] = useState(false)
  const { id, email, may } = invitation
  const resend = useAct(
    (_: undefined, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/invitations/{invitationId}/resends', {
          params: { path: { id: account.id, invitationId: id } },
          headers,
        }),
      ),
    {
      onSuccess: () => onDone(text('ui.account_invitations.resent', { email })),
      // Also where it could not be sent: most likely it was answered meanwhile.
      onSettled: () => void refresh(),
    },
  )
  return (
    <>
      <ProblemNotice problem={resend.error} />
      <Group gap="sm" mt="xs">
        {may.resend && (
          <Button
            variant="default"
            size="xs"
            loading={resend.isPending}
            aria-label={text('ui.account_invitations.resend_to', { email })}
            onClick={() => resend.mutate(undefined)}
          >
            {text('ui.account_invitations.resend')}
          </Button>
        )}
        {may.revoke && (
          <Button
            variant="default"
            size="xs"
            aria-label={text('ui.account_invitations.revoke_of', { email })}
            onClick={() => setRevoking(true)}
          >
            {text('ui.account_invitations.revoke')}
          </Button>
        )}
      </Group>
      <OnceOpened opened={revoking}>
        <RevokeDialog
          accountId={account.id}
          invitation={invitation}
          opened={revoking}
          onClose={() => setRevoking(false)}
          onDone={(sentence) => {
            setRevoking(false)
            onDone(sentence)
          }}
        />
      </OnceOpened>
    </>
  )
}
