import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Member } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment } from '../../ui/Moment'
import type { Column } from '../../ui/table/column'
import { useAccount } from '../account-place'
import { Scope } from '../Scope'
import styles from './MembersTable.module.css'

export function nameOf({ name, email }: Member): string {
  return name || email
}

/** What is shown of each member. */
export function useMemberColumns(): Column<Member>[] {
  const text = useText()
  const say = useWord()
  return useMemo(
    () => [
      {
        id: 'person',
        label: text('ui.members.column_person'),
        width: '24%',
        isName: true,
        sort: nameOf,
        cell: (member) => <Name member={member} />,
      },
      {
        id: 'email',
        label: text('ui.members.column_email'),
        width: '25%',
        spacious: true,
        sort: ({ email }) => email,
        cell: ({ email }) => <span className={styles.quiet}>{email}</span>,
      },
      {
        id: 'role',
        label: text('ui.members.column_role'),
        width: '16%',
        sort: ({ role }) => say('ui.role', role),
        cell: ({ role }) => say('ui.role', role),
      },
      {
        id: 'scope',
        label: text('ui.members.column_scope'),
        width: '21%',
        sort: ({ virtualAccountName }) => virtualAccountName ?? '',
        cell: (member) => <Place member={member} />,
      },
      {
        id: 'since',
        label: text('ui.members.column_since'),
        width: '14%',
        named: true,
        spacious: true,
        sort: ({ since }) => Date.parse(since),
        cell: ({ since }) => <Moment at={since} short />,
      },
    ],
    [text, say],
  )
}

function Name({ member }: { member: Member }) {
  const text = useText()
  const { id } = useAccount()
  const search = useSearch({ from: '/account/accounts/$accountId/members' })
  return (
    <>
      <Link
        to="/accounts/$accountId/members"
        params={{ accountId: id }}
        search={{ ...search, open: member.id }}
        resetScroll={false}
        preload={false}
        data-opens
      >
        {nameOf(member)}
      </Link>
      {member.isMe && <span className={styles.me}>{text('ui.members.me')}</span>}
    </>
  )
}

function Place({ member }: { member: Member }) {
  const { id, may } = useAccount()
  if (!member.virtualAccountId || !may.seeVirtualAccounts) return <Scope of={member} />
  return (
    <Link
      to="/accounts/$accountId/virtual-accounts"
      params={{ accountId: id }}
      search={{ chosen: member.virtualAccountId }}
    >
      <Scope of={member} />
    </Link>
  )
}
