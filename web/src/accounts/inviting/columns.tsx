import { useMemo } from 'react'
import type { AccountInvitation } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment, TimeLeft } from '../../ui/Moment'
import { StatusBadge } from '../../ui/StatusBadge'
import type { Column } from '../../ui/table/column'
import { Scope } from '../Scope'

/** What is shown of each invitation. */
export function useInvitationColumns(): Column<AccountInvitation>[] {
  const text = useText()
  const say = useWord()
  return useMemo(
    () => [
      {
        id: 'email',
        label: text('ui.field.email'),
        width: '24%',
        isName: true,
        sort: ({ email }) => email,
        cell: ({ email }) => email,
      },
      {
        id: 'state',
        label: text('ui.account_invitations.state'),
        width: '12%',
        sort: ({ state }) => say('ui.invitation_state', state),
        cell: ({ state }) => <StatusBadge family="ui.invitation_state" word={state} />,
      },
      {
        id: 'role',
        label: text('ui.people.role'),
        width: '11%',
        sort: ({ role }) => say('ui.role', role),
        cell: ({ role }) => say('ui.role', role),
      },
      {
        id: 'scope',
        label: text('ui.people.scope'),
        width: '14%',
        cell: (invitation) => <Scope of={invitation} />,
      },
      {
        id: 'invited',
        label: text('ui.account_invitations.invited'),
        width: '20%',
        wraps: true,
        sort: ({ invitedAt }) => Date.parse(invitedAt),
        cell: ({ invitedBy, invitedAt }) => (
          <>
            {text('ui.account_invitations.by', { name: invitedBy.name || invitedBy.email })}{' '}
            <Moment at={invitedAt} short />
          </>
        ),
      },
      {
        id: 'note',
        label: text('ui.account_invitations.words'),
        width: '19%',
        wraps: true,
        cell: (invitation) => <Words invitation={invitation} />,
      },
      {
        id: 'standing',
        label: text('ui.account_invitations.until'),
        width: '15%',
        wraps: true,
        sort: ({ expiresAt, decidedAt }) => Date.parse(decidedAt ?? expiresAt),
        cell: (invitation) => <Standing invitation={invitation} />,
      },
    ],
    [text, say],
  )
}

function Words({ invitation: { email, note, refusalReason } }: { invitation: AccountInvitation }) {
  const text = useText()
  return (
    <>
      {note}
      {refusalReason && (
        <div>
          {text('ui.account_invitations.refusal_of', { email })}: {refusalReason}
        </div>
      )}
    </>
  )
}

function Standing({ invitation: { state, expiresAt, decidedAt } }: { invitation: AccountInvitation }) {
  const text = useText()
  if (state === 'invited') return <TimeLeft until={expiresAt} />
  return (
    <>
      {text('ui.account_invitations.ended')} <Moment at={decidedAt ?? expiresAt} short />
    </>
  )
}
