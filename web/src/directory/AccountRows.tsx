import { Link } from '@tanstack/react-router'
import type { DirectoryRow } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { StatusBadge } from '../ui/StatusBadge'
import { unicodeName } from '../ui/unicode-name'
import styles from './AccountRows.module.css'

/** One markup for both: a table on a wide screen; on a phone the same rows stand as cards. */
export function AccountRows({ rows }: { rows: DirectoryRow[] }) {
  const text = useText()
  const say = useWord()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('ui.directory.column_name')}</th>
          <th scope="col">{text('ui.directory.column_status')}</th>
          <th scope="col">{text('ui.directory.column_relation')}</th>
          <th scope="col">{text('ui.directory.column_admins')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to="/accounts/$accountId" params={{ accountId: row.id }}>
                {row.name}
              </Link>
              <span className={styles.small}>
                {unicodeName(row.domainIdentifier)} · {row.id}
              </span>
            </th>
            <td>
              <StatusBadge word={row.status} />
            </td>
            <td>
              {say('ui.relation', row.relation)}
              {row.myRole && <span className={styles.small}>{say('ui.role', row.myRole)}</span>}
              {row.may.askForAccess && (
                <span className={styles.small}>
                  <Link
                    to="/access-requests/new"
                    search={{ domain: row.domainIdentifier }}
                    aria-label={text('ui.directory.ask_for', { account: row.name })}
                  >
                    {text('ui.directory.ask')}
                  </Link>
                </span>
              )}
            </td>
            <td>
              {row.adminContacts.map((contact) => (
                <div key={contact.email}>
                  {contact.name} <a href={`mailto:${contact.email}`}>{contact.email}</a>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
