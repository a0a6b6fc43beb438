import { ActionIcon, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Member } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Icon } from '../../ui/Icon'
import { Moment } from '../../ui/Moment'
import { useAccount } from '../account-place'
import { Scope } from '../Scope'
import styles from './MembersTable.module.css'

type Acts = { onChange: (member: Member) => void; onRemove: (member: Member) => void }

/** One markup for both: a table on a wide screen; on a phone the same rows stand as cards. */
export function MembersTable({ members, ...acts }: Acts & { members: Member[] }) {
  const text = useText()
  const hasActs = members.some(({ may }) => may.change || may.remove)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('ui.members.column_person')}</th>
          <th scope="col">{text('ui.members.column_role')}</th>
          <th scope="col">{text('ui.members.column_scope')}</th>
          <th scope="col">{text('ui.members.column_since')}</th>
          {hasActs && (
            <th scope="col">
              <span className={styles.heard}>{text('ui.members.column_acts')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} hasActs={hasActs} {...acts} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Acts & { member: Member; hasActs: boolean }

function MemberRow({ member, hasActs, ...acts }: RowProps) {
  const text = useText()
  const say = useWord()
  const { id, may } = useAccount()
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>{member.name || member.email}</span>
        {member.isMe && <span className={styles.me}>{text('ui.members.me')}</span>}
        {member.name && <span className={styles.small}>{member.email}</span>}
      </th>
      <td className={styles.unbroken}>{say('ui.role', member.role)}</td>
      <td>
        {member.virtualAccountId && may.seeVirtualAccounts ? (
          <Link
            to="/accounts/$accountId/virtual-accounts"
            params={{ accountId: id }}
            search={{ chosen: member.virtualAccountId }}
          >
            <Scope of={member} />
          </Link>
        ) : (
          <Scope of={member} />
        )}
      </td>
      <td className={styles.unbroken}>
        <span className={styles.label}>{text('ui.members.column_since')}: </span>
        <Moment at={member.since} />
      </td>
      {hasActs && (
        <td className={styles.acts}>
          <RowMenu member={member} {...acts} />
        </td>
      )}
    </tr>
  )
}

function RowMenu({ member, onChange, onRemove }: Acts & { member: Member }) {
  const text = useText()
  const { change, remove } = member.may
  if (!change && !remove) return null
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={text('ui.members.acts', { name: member.name || member.email })}
        >
          <Icon name="dots" size={24} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {change && (
          <Menu.Item leftSection={<Icon name="pen" size={16} />} onClick={() => onChange(member)}>
            {text('ui.members.change')}
          </Menu.Item>
        )}
        {remove && (
          <Menu.Item leftSection={<Icon name="bin" size={16} />} onClick={() => onRemove(member)}>
            {text(member.isMe ? 'ui.members.leave' : 'ui.members.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
