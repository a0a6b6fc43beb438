import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { Moment } from '../../ui/Moment'
import { StatusBadge } from '../../ui/StatusBadge'
import type { Column } from '../../ui/table/column'
import { unicodeName } from '../../ui/unicode-name'
import { Progress } from './Progress'

export function nameOf({ smartAccount }: RequestSummary): string {
  return smartAccount.name
}

/** What is shown of each request. */
export function useRequestColumns(): Column<RequestSummary>[] {
  const text = useText()
  const say = useWord()
  return useMemo(
    () => [
      {
        id: 'account',
        label: text('ui.field.account'),
        width: '26%',
        isName: true,
        sort: nameOf,
        cell: (request) => <Name request={request} />,
      },
      {
        id: 'identifier',
        label: text('ui.field.domain'),
        width: '20%',
        spacious: true,
        sort: ({ smartAccount }) => smartAccount.domainIdentifier,
        cell: ({ smartAccount }) => unicodeName(smartAccount.domainIdentifier),
      },
      {
        id: 'status',
        label: text('ui.requests.status'),
        width: '12%',
        sort: ({ status }) => say('ui.status', status),
        cell: ({ status }) => <StatusBadge word={status} />,
      },
      {
        id: 'progress',
        label: text('ui.requests.progress'),
        width: '28%',
        wraps: true,
        spacious: true,
        cell: (request) => <Progress request={request} />,
      },
      {
        id: 'requester',
        label: text('ui.requests.requester'),
        width: '16%',
        spacious: true,
        sort: ({ requester }) => requester.name,
        cell: ({ requester }) => requester.name,
      },
      {
        id: 'filed',
        label: text('ui.requests.filed'),
        width: '13%',
        spacious: true,
        named: true,
        sort: ({ createdAt }) => Date.parse(createdAt),
        cell: ({ createdAt }) => <Moment at={createdAt} short />,
      },
    ],
    [text, say],
  )
}

function Name({ request }: { request: RequestSummary }) {
  const search = useSearch({ from: '/requests' })
  return (
    <Link
      to="/requests"
      search={{ ...search, open: request.id }}
      resetScroll={false}
      preload={false}
      data-opens
    >
      {request.smartAccount.name}
    </Link>
  )
}
