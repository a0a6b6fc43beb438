import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import type { Membership, User } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { useUser } from '../portal/session/session'
import { type Deed, Done } from '../ui/Done'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { OnceOpened } from '../ui/OnceOpened'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Row, Rows } from '../ui/Rows'
import { unicodeName } from '../ui/unicode-name'
import { Scope } from './Scope'

const RemoveMemberDialog = lazy(async () => ({
  default: (await import('./members/RemoveMemberDialog')).RemoveMemberDialog,
}))

/** Every role that one has, in which account and where in it. */
export function MyRolesPage() {
  const text = useText()
  const user = useUser()
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Page width="reading" title={text('ui.my_roles.title')} lead={text('ui.my_roles.lead')}>
      <Done deed={deed} />
      {user && <Memberships user={user} onLeft={(sentence) => setDeed({ sentence })} />}
    </Page>
  )
}

function Memberships({ user, onLeft }: { user: User; onLeft: (sentence: string) => void }) {
  const [leaving, setLeaving] = useState<Membership | null>(null)
  const [opened, setOpened] = useState(false)
  const accounts = new Set(user.memberships.map(({ smartAccountId }) => smartAccountId))
  return (
    <>
      {accounts.size === 0 && <NoRoles />}
      {[...accounts].map((id) => (
        <AccountRoles
          key={id}
          memberships={user.memberships.filter(({ smartAccountId }) => smartAccountId === id)}
          onLeave={(membership) => {
            setLeaving(membership)
            setOpened(true)
          }}
        />
      ))}
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

function NoRoles() {
  const text = useText()
  return (
    <Panel>
      <EmptyState icon="person" title={text('ui.my_roles.empty')}>
        <p>{text('ui.my_roles.empty_hint')}</p>
        <LinkButton to="/directory" variant="default">
          {text('ui.shell.directory')}
        </LinkButton>
      </EmptyState>
    </Panel>
  )
}

type RolesProps = { memberships: Membership[]; onLeave: (membership: Membership) => void }

function AccountRoles({ memberships, onLeave }: RolesProps) {
  const text = useText()
  const say = useWord()
  const [account] = memberships
  if (!account) return null
  return (
    <Panel
      title={account.name}
      hint={unicodeName(account.domainIdentifier)}
      aside={
        <Link to="/accounts/$accountId" params={{ accountId: account.smartAccountId }}>
          {text('ui.my_roles.open')}
        </Link>
      }
    >
      <Rows>
        {memberships.map((membership) => (
          <Row
            key={membership.memberId}
            name={say('ui.role', membership.role)}
            end={
              <Button
                variant="default"
                size="xs"
                aria-label={text('ui.my_roles.leave_which', {
                  account: account.name,
                  role: say('ui.role', membership.role),
                })}
                onClick={() => onLeave(membership)}
              >
                {text('ui.my_roles.leave')}
              </Button>
            }
          >
            <Scope of={membership} />
          </Row>
        ))}
      </Rows>
    </Panel>
  )
}
