import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { DirectoryRow } from '../api/types'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { StatusBadge } from '../ui/StatusBadge'
import type { Column } from '../ui/table/column'
import { unicodeName } from '../ui/unicode-name'

/** What is shown of each account; they come in the order of what they are to the reader, and stay in it. */
export function useAccountColumns(): Column<DirectoryRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        id: 'name',
        label: text('ui.directory.column_name'),
        width: '23%',
        isName: true,
        cell: ({ id, name }) => (
          <Link to="/accounts/$accountId" params={{ accountId: id }} data-opens>
            {name}
          </Link>
        ),
      },
      {
        id: 'identifier',
        label: text('ui.field.domain'),
        width: '20%',
        cell: ({ domainIdentifier }) => unicodeName(domainIdentifier),
      },
      {
        id: 'number',
        label: text('ui.directory.column_number'),
        width: '18%',
        named: true,
        cell: ({ id }) => id,
      },
      {
        id: 'status',
        label: text('ui.directory.column_status'),
        width: '11%',
        cell: ({ status }) => <StatusBadge word={status} />,
      },
      {
        id: 'relation',
        label: text('ui.directory.column_relation'),
        width: '15%',
        wraps: true,
        cell: (row) => <Relation row={row} />,
      },
      {
        id: 'admins',
        label: text('ui.directory.column_admins'),
        width: '24%',
        wraps: true,
        cell: ({ adminContacts }) =>
          adminContacts.map(({ name, email }) => (
            <div key={email}>
              {name} <a href={`mailto:${email}`}>{email}</a>
            </div>
          )),
      },
    ],
    [text],
  )
}

function Relation({ row }: { row: DirectoryRow }) {
  const text = useText()
  const say = useWord()
  return (
    <>
      {say('ui.relation', row.relation)}
      {row.myRole && ` · ${say('ui.role', row.myRole)}`}
      {row.may.askForAccess && (
        <div>
          <Link
            to="/access-requests/new"
            search={{ domain: row.domainIdentifier }}
            aria-label={text('ui.directory.ask_for', { account: row.name })}
          >
            {text('ui.directory.ask')}
          </Link>
        </div>
      )}
    </>
  )
}
