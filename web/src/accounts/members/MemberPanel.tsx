import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Member } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Facts } from '../../ui/Facts'
import { Loaded } from '../../ui/Loaded'
import { Moment } from '../../ui/Moment'
import { SidePanel } from '../../ui/table/BesidePanel'
import type { RowAct } from '../../ui/table/column'
import { useAccount } from '../account-place'
import { Scope } from '../Scope'
import { nameOf } from './columns'
import { memberQuery } from './queries'

type Props = { memberId: string; actsOf: (member: Member) => RowAct[] }

/** One role of somebody, beside the list. */
export function MemberPanel({ memberId, actsOf }: Props) {
  const text = useText()
  const account = useAccount()
  const navigate = useNavigate({ from: '/accounts/$accountId/members' })
  const search = useSearch({ from: '/account/accounts/$accountId/members' })
  const member = useQuery(memberQuery(account.id, memberId))
  return (
    <SidePanel
      title={member.data ? nameOf(member.data) : text('ui.members.one')}
      onClose={() =>
        void navigate({ search: { ...search, open: undefined }, resetScroll: false, replace: true })
      }
    >
      <Loaded query={member} lines={4}>
        {(one) => <About member={one} acts={actsOf(one)} />}
      </Loaded>
    </SidePanel>
  )
}

function About({ member, acts }: { member: Member; acts: RowAct[] }) {
  const text = useText()
  const say = useWord()
  const { id, may } = useAccount()
  return (
    <>
      <Facts
        rows={[
          [
            text('ui.members.column_email'),
            <a key="mail" href={`mailto:${member.email}`}>
              {member.email}
            </a>,
          ],
          [text('ui.members.column_role'), say('ui.role', member.role)],
          [text('ui.members.column_scope'), <Scope key="scope" of={member} />],
          [text('ui.members.column_since'), <Moment key="since" at={member.since} />],
        ]}
      />
      <p>{say('ui.role_means', member.role)}</p>
      {acts.length > 0 && (
        <Group gap="sm">
          {acts.map(({ label, act }) => (
            <Button key={label} variant="default" size="xs" onClick={act}>
              {label}
            </Button>
          ))}
        </Group>
      )}
      <p>
        <Link to="/accounts/$accountId/members" params={{ accountId: id }} search={{ q: member.email }}>
          {text('ui.members.all_roles')}
        </Link>
      </p>
      {may.seeVirtualAccounts && member.virtualAccountId && (
        <p>
          <Link
            to="/accounts/$accountId/virtual-accounts"
            params={{ accountId: id }}
            search={{ chosen: member.virtualAccountId }}
          >
            {text('ui.members.to_place')}
          </Link>
        </p>
      )}
    </>
  )
}
