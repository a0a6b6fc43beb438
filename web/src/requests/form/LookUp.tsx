import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../../api/client'
import { useText } from '../../portal/i18n/text'
import { Moment } from '../../ui/Moment'
import { Notice } from '../../ui/Notice'
import { StatusBadge } from '../../ui/StatusBadge'
import { useStill } from '../../ui/still'
import { unicodeName } from '../../ui/unicode-name'
import styles from './LookUp.module.css'

type Asked = { q: string } | { domain: string }

/** "Is there one already?", answered while somebody types, so that nobody files what exists. */
export function LookUp({ asked }: { asked: Asked }) {
  const text = useText()
  const typed = 'q' in asked ? asked.q.trim() : asked.domain.trim()
  const [settled] = useDebouncedValue(typed, 350)
  const query = 'q' in asked ? { q: settled } : { domain: settled }
  const found = useQuery({
    queryKey: ['look-up', query],
    queryFn: () => answer(api.GET('/directory', { params: { query: { ...query, limit: 5 } } })),
    enabled: settled.length >= 3,
    placeholderData: keepPreviousData,
    // A hint only: when it cannot be had, the form works all the same and the server still has the last word.
    retry: false,
  })
  // Whoever has typed goes on at once, and the answer comes when it comes: also while they click on what stands below.
  const answered = useStill(found.data)
  const rows = typed.length >= 3 ? (answered?.items ?? []) : []
  return (
    <div role="status" className={styles.answer}>
      {rows.length > 0 && (
        <Notice
          tone="wait"
          title={text(answered?.isClose ? 'ui.look_up.close' : 'ui.look_up.title', { count: rows.length })}
        >
          <ul className={styles.rows}>
            {rows.map((row) => (
              <li key={row.id}>
                <Link to="/accounts/$accountId" params={{ accountId: row.id }} target="_blank">
                  {row.name}
                </Link>{' '}
                <span className={styles.identifier}>{unicodeName(row.domainIdentifier)}</span>{' '}
                <StatusBadge word={row.status} />
                {row.status === 'pending' && (
                  <span className={styles.since}>
                    {text('ui.look_up.since')} <Moment at={row.createdAt} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
