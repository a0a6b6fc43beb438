import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client'
import { asProblem } from '../api/problem'
import { useText } from '../portal/i18n/text'
import { EmptyState } from '../ui/EmptyState'
import { Moment } from '../ui/Moment'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { ProblemNotice } from '../ui/problems'
import { StatusBadge } from '../ui/StatusBadge'
import { Waiting } from '../ui/Waiting'
import styles from './mailbox.module.css'

/** Demo only: the mails that would have gone out. */
export function MailboxPage() {
  const text = useText()
  const list = useInfiniteQuery({
    queryKey: ['mailbox'],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/mailbox', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    // Mails come a moment after the act that caused them; somebody is waiting here for one.
    refetchInterval: 4_000,
  })
  const mails = list.data?.pages.flatMap((page) => page.items)
  return (
    <Page title={text('ui.mailbox.title')} lead={text('ui.mailbox.lead')}>
      <Notice>{text('ui.mailbox.demo')}</Notice>
      <Panel>
        {list.error && !mails ? (
          <ProblemNotice problem={asProblem(list.error)} onRetry={() => list.refetch()} />
        ) : !mails ? (
          <Waiting lines={5} />
        ) : mails.length === 0 ? (
          <EmptyState icon="mail" title={text('ui.mailbox.empty')} />
        ) : (
          <ul className={styles.rows}>
            {mails.map((mail) => (
              <li key={mail.id} className={styles.row}>
                <div>
                  <Link to="/mailbox/$mailId" params={{ mailId: mail.id }} className={styles.subject}>
                    {mail.subject}
                  </Link>
                  <span className={styles.small}>
                    {text('ui.mailbox.to', { email: mail.to })} · <Moment at={mail.at} withTime />
                  </span>
                </div>
                <StatusBadge family="ui.mail_state" word={mail.state} />
              </li>
            ))}
          </ul>
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
    </Page>
  )
}
