import { Link } from '@tanstack/react-router'
import { lazy, useCallback, useMemo, useState } from 'react'
import type { Membership, User } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { useUser } from '../portal/session/session'
import { type Deed, Done } from '../ui/Done'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { OnceOpened } from '../ui/OnceOpened'
import { Page } from '../ui/Page'
import type { Column, RowAct } from '../ui/table/column'
import { Table } from '../ui/table/Table'
import { unicodeName } from '../ui/unicode-name'
import { Scope } from './Scope'

const RemoveMemberDialog = lazy(async () => ({
  default: (await import('./members/RemoveMemberDialog')).RemoveMemberDialog,
}))

const idOf = ({ memberId }: Membership) => memberId

/** Every role that one has, in which account and where in it. */
export function MyRolesPage() {
  const text = useText()
  const user = useUser()
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Page title={text('ui.my_roles.title')} lead={text('ui.my_roles.lead')}>
      <Done deed={deed} />
      {user && <Memberships user={user} onLeft={(sentence) => setDeed({ sentence })} />}
    </Page>
  )
}

function Memberships({ user, onLeft }: { user: User; onLeft: (sentence: string) => void }) {
  const text = useText()
  const say = useWord()
  const [leaving, setLeaving] = useState<Membership | null>(null)
  const [opened, setOpened] = useState(false)
  const columns = useColumns()
  const nameOf = useCallback(
    ({ name, role }: Membership) =>
      text('ui.my_roles.role_in', { account: name, role: say('ui.role', role) }),
    [text, say],
  )
  const actsOf = useCallback(
    (membership: Membership): RowAct[] => [
      {
        label: text('ui.my_roles.leave'),
        icon: 'bin',
        act: () => {
          setLeaving(membership)
          setOpened(true)
        },
      },
    ],
    [text],
  )
  const actsLabelOf = useCallback((name: string) => text('ui.my_roles.acts', { name }), [text])
  return (
    <>
      <Table
        name="my-roles"
        label={text('ui.my_roles.title')}
        columns={columns}
        items={user.memberships}
        complete
        idOf={idOf}
        nameOf={nameOf}
        actsOf={actsOf}
        actsLabelOf={actsLabelOf}
        instead={user.memberships.length === 0 ? <NoRoles /> : undefined}
      />
      {leaving && (
        <OnceOpened key={leaving.memberId} opened={opened}>
          <RemoveMemberDialog
            accountId={leaving.smartAccountId}
            accountName={leaving.name}
            held={{ ...leaving, id: leaving.memberId, isMe: true, name: user.name, email: user.email }}
            opened={opened}
            onClose={() => setOpened(false)}
            onDone={(sentence) => {
              setOpened(false)
              onLeft(sentence)
            }}
          />
        </OnceOpened>
      )}
    </>
  )
}

function useColumns(): Column<Membership>[] {
  const text = useText()
  const say = useWord()
  return useMemo(
    () => [
      {
        id: 'account',
        label: text('ui.my_roles.account'),
        width: '34%',
        isName: true,
        sort: ({ name }) => name,
        cell: ({ name, smartAccountId }) => (
          <Link to="/accounts/$accountId" params={{ accountId: smartAccountId }} data-opens>
            {name}
          </Link>
        ),
      },
      {
        id: 'identifier',
        label: text('ui.field.domain'),
        width: '26%',
        sort: ({ domainIdentifier }) => domainIdentifier,
        cell: ({ domainIdentifier }) => unicodeName(domainIdentifier),
      },
      {
        id: 'role',
        label: text('ui.people.role'),
        width: '16%',
        sort: ({ role }) => say('ui.role', role),
        cell: ({ role }) => say('ui.role', role),
      },
      {
        id: 'scope',
        label: text('ui.people.scope'),
        width: '24%',
        sort: ({ virtualAccountName }) => virtualAccountName ?? '',
        cell: (membership) => <Scope of={membership} />,
      },
    ],
    [text, say],
  )
}

function NoRoles() {
  const text = useText()
  return (
    <EmptyState icon="person" title={text('ui.my_roles.empty')}>
      <p>{text('ui.my_roles.empty_hint')}</p>
      <LinkButton to="/directory" variant="default">
        {text('ui.shell.directory')}
      </LinkButton>
    </EmptyState>
  )
}
