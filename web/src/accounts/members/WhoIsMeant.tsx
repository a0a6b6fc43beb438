import type { Member } from '../../api/types'
import { useText } from '../../portal/i18n/text'

const most = 8

/** The people whom an act is about, by name; of many, the first and how many more. */
export function WhoIsMeant({ members }: { members: Member[] }) {
  const text = useText()
  const named = members.length > most + 1 ? members.slice(0, most) : members
  return (
    <ul>
      {named.map(({ id, name, email, isMe }) => (
        <li key={id}>
          <strong>{name || email}</strong>
          {name && ` ${email}`}
          {isMe && ` (${text('ui.members.me')})`}
        </li>
      ))}
      {named.length < members.length && (
        <li>{text('ui.bulk.and_more', { count: members.length - named.length })}</li>
      )}
    </ul>
  )
}
