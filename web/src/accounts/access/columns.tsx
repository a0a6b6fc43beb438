import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { AccessRequest } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment } from '../../ui/Moment'
import { StatusBadge } from '../../ui/StatusBadge'
import type { Column } from '../../ui/table/column'
import { useAccount } from '../account-place'
import { AccessScope } from './AccessScope'

/** What is shown of each request for access in the list of those who decide. */
export function useAccessColumns(status: 'all' | undefined): Column<AccessRequest>[] {
  const text = useText()
  const say = useWord()
  const { id } = useAccount()
  return useMemo(
    () => [
      {
        id: 'who',
        label: text('ui.access.who'),
        width: '20%',
        isName: true,
        sort: ({ requester }) => requester.name,
        cell: (request) => (
          <Link
            to="/accounts/$accountId/access-requests"
            params={{ accountId: id }}
            search={{ status, open: request.id }}
            resetScroll={false}
            preload={false}
            data-opens
          >
            {request.requester.name}
          </Link>
        ),
      },
      {
        id: 'email',
        label: text('ui.field.email'),
        width: '22%',
        spacious: true,
        sort: ({ requester }) => requester.email,
        cell: ({ requester }) => requester.email,
      },
      {
        id: 'role',
        label: text('ui.people.role'),
        width: '12%',
        sort: ({ role }) => say('ui.role', role),
        cell: ({ role }) => say('ui.role', role),
      },
      {
        id: 'scope',
        label: text('ui.people.scope'),
        width: '14%',
        spacious: true,
        cell: (request) => <AccessScope of={request} />,
      },
      {
        id: 'note',
        label: text('ui.access.note_column'),
        width: '16%',
        spacious: true,
        cell: ({ note }) => note,
      },
      {
        id: 'when',
        label: text('ui.access.when'),
        width: '12%',
        spacious: true,
        named: true,
        sort: ({ createdAt }) => Date.parse(createdAt),
        cell: ({ createdAt }) => <Moment at={createdAt} short />,
      },
      {
        id: 'status',
        label: text('ui.access.status'),
        width: '13%',
        sort: ({ status: word }) => say('ui.access_status', word),
        cell: ({ status: word }) => <StatusBadge family="ui.access_status" word={word} />,
      },
    ],
    [text, say, id, status],
  )
}
