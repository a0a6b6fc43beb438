import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asProblem } from '../../api/problem'
import type { RequestStatus, RequestSummary } from '../../api/types'
import { useText } from '../../portal/i18n/text'
import { ProblemNotice } from '../../ui/problems'
import { Waiting } from '../../ui/Waiting'
import { requestsQuery, type Side } from '../queries'
import { RequestRows } from './RequestRows'

type Props = {
  as: Side
  status?: RequestStatus
  /** Only the newest ones, without a way to more. */
  limit?: number
  line: (request: RequestSummary) => ReactNode
  empty: ReactNode
}

export function RequestList({ as, status, limit, line, empty }: Props) {
  const text = useText()
  const filter = { ...(status ? { status } : {}), ...(limit ? { limit } : {}) }
  const list = useInfiniteQuery(requestsQuery(as, filter))

  if (list.isPending) return <Waiting lines={4} />
  if (list.isError && !list.data) {
    return <ProblemNotice problem={asProblem(list.error)} onRetry={() => list.refetch()} />
  }
  const requests = list.data.pages.flatMap((page) => page.items)
  if (requests.length === 0) return empty
  return (
    <>
      <RequestRows requests={requests} line={line} />
      {!limit && list.hasNextPage && (
        <Button
          variant="default"
          mt="lg"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {text('ui.page.more')}
        </Button>
      )}
    </>
  )
}
