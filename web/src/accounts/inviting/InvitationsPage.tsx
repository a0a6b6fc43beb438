import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, useCallback, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import { pagesOf } from '../../api/queries'
import type { AccountInvitation } from '../../api/types'
import { HelpButton } from '../../portal/help/HelpButton'
import { useText } from '../../portal/i18n/text'
import { type Deed, Done } from '../../ui/Done'
import { EmptyState } from '../../ui/EmptyState'
import { LinkButton } from '../../ui/LinkButton'
import { OnceOpened } from '../../ui/OnceOpened'
import { Page } from '../../ui/Page'
import { ProblemNotice } from '../../ui/problems'
import type { RowAct } from '../../ui/table/column'
import { PagedTable } from '../../ui/table/PagedTable'
import { useAccount } from '../account-place'
import { useRefreshAccount } from '../account-query'
import { useInvitationColumns } from './columns'

const RevokeDialog = lazy(async () => ({ default: (await import('./RevokeDialog')).RevokeDialog }))

const idOf = ({ id }: AccountInvitation) => id
const nameOf = ({ email }: AccountInvitation) => email

/** Who was asked to become a member, and what came of it. */
export function InvitationsPage() {
  const text = useText()
  const account = useAccount()
  const [deed, setDeed] = useState<Deed | null>(null)
  const [revoking, setRevoking] = useState<AccountInvitation | null>(null)
  const [opened, setOpened] = useState(false)
  const resend = useResend(account.id, (email) =>
    setDeed({ sentence: text('ui.account_invitations.resent', { email }) }),
  )
  const columns = useInvitationColumns()
  const list = useInfiniteQuery(
    pagesOf(['account-invitations', account.id], (cursor) =>
      answer(
        api.GET('/smart-accounts/{id}/invitations', {
          params: { path: { id: account.id }, query: cursor },
        }),
      ),
    ),
  )
  const { mutate } = resend
  const actsOf = useCallback(
    (invitation: AccountInvitation): RowAct[] => [
      ...(invitation.may.resend
        ? [
            {
              label: text('ui.account_invitations.resend'),
              icon: 'again' as const,
              act: () => mutate(invitation),
            },
          ]
        : []),
      ...(invitation.may.revoke
        ? [
            {
              label: text('ui.account_invitations.revoke'),
              icon: 'bin' as const,
              act: () => {
                setRevoking(invitation)
                setOpened(true)
              },
            },
          ]
        : []),
    ],
    [text, mutate],
  )
  const actsLabelOf = useCallback((name: string) => text('ui.account_invitations.acts', { name }), [text])
  return (
    <Page
      title={text('ui.account_invitations.title')}
      of={account.name}
      lead={text('ui.account_invitations.lead', { account: account.name })}
      actions={<HelpButton guide="add-people" />}
    >
      <Done deed={deed} />
      <ProblemNotice problem={resend.error} />
      <PagedTable
        name="invitations"
        label={text('ui.account_invitations.title')}
        list={list}
        columns={columns}
        idOf={idOf}
        nameOf={nameOf}
        actsOf={actsOf}
        actsLabelOf={actsLabelOf}
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
      />
      {revoking && (
        <OnceOpened key={revoking.id} opened={opened}>
          <RevokeDialog
            accountId={account.id}
            invitation={revoking}
            opened={opened}
            onClose={() => setOpened(false)}
            onDone={(sentence) => {
              setOpened(false)
              setDeed({ sentence })
            }}
          />
        </OnceOpened>
      )}
    </Page>
  )
}

function useResend(accountId: string, onSent: (email: string) => void) {
  const refresh = useRefreshAccount()
  return useAct(
    ({ id }: AccountInvitation, headers) =>
      answer(
        api.POST('/smart-accounts/{id}/invitations/{invitationId}/resends', {
          params: { path: { id: accountId, invitationId: id } },
          headers,
        }),
      ),
    {
      onSuccess: (_, { email }) => onSent(email),
      // Also where it could not be sent: most likely it was answered meanwhile.
      onSettled: () => void refresh(),
    },
  )
}
