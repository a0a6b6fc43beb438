import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestStatus, RequestSummary } from '../../api/types'
import { Paged } from '../../ui/Paged'
import { Row, Rows } from '../../ui/Rows'
import { StatusBadge } from '../../ui/StatusBadge'
import { unicodeName } from '../../ui/unicode-name'
import { requestsQuery, type Side } from '../queries'

type Props = {
  as: Side
  status?: RequestStatus
  /** Only the newest ones, without a way to more. */
  limit?: number
  /** The last line of a row: whom it waits for, who asks, how old it is. */
  line: (request: RequestSummary) => ReactNode
  empty: ReactNode
}

export function RequestList({ as, status, limit, line, empty }: Props) {
  const filter = { ...(status ? { status } : {}), ...(limit ? { limit } : {}) }
  const list = useInfiniteQuery(requestsQuery(as, filter))
  return (
    <Paged list={list} lines={4} empty={empty} short={limit !== undefined}>
      {(requests) => (
        <Rows>
          {requests.map((request) => (
            <Row
              key={request.id}
              name={
                <Link to="/requests/$requestId" params={{ requestId: request.id }}>
                  {request.smartAccount.name}
                </Link>
              }
              beside={unicodeName(request.smartAccount.domainIdentifier)}
              end={<StatusBadge word={request.status} />}
            >
              {line(request)}
            </Row>
          ))}
        </Rows>
      )}
    </Paged>
  )
}
