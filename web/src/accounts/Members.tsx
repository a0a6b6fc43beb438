import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { useWord } from '../portal/i18n/words'
import { Moment } from '../ui/Moment'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { Waiting } from '../ui/Waiting'
import styles from './lists.module.css'

export function Members({ accountId }: { accountId: string }) {
  const text = useText()
  const say = useWord()
  const list = useInfiniteQuery({
    queryKey: ['members', accountId],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/smart-accounts/{id}/members', {
          params: { path: { id: accountId }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  return (
    <Panel title={text('ui.account.members')}>
      {list.data ? (
        <ul className={styles.rows}>
          {list.data.pages
            .flatMap((page) => page.items)
            .map((member) => (
              <li key={member.id} className={styles.row}>
                <span>
                  <span className={styles.name}>{member.name || member.email}</span>
                  {member.name && <span className={styles.small}>{member.email}</span>}
                </span>
                <span className={styles.end}>
                  {say('ui.role', member.role)}
                  <span className={styles.small}>
                    {text('ui.account.member_since')} <Moment at={member.since} />
                  </span>
                </span>
              </li>
            ))}
        </ul>
      ) : list.error ? (
        <ProblemNotice problem={asProblem(list.error)} onRetry={() => list.refetch()} />
      ) : (
        <Waiting lines={4} />
      )}
      {list.hasNextPage && (
        <Button
          variant="default"
          mt="lg"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {text('ui.page.more')}
        </Button>
      )}
    </Panel>
  )
}
