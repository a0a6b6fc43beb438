import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../portal/i18n/text'
import styles from './Table.module.css'

type Props = {
  count: number
  all: boolean
  onAll: () => void
  onNone: () => void
  children: ReactNode
}

/** What can be done with the rows that are chosen, in sight however far one scrolls. */
export function BulkBar({ count, all, onAll, onNone, children }: Props) {
  const text = useText()
  return (
    <section className={styles.bulk} aria-label={text('ui.table.bulk')}>
      <span role="status" className={styles.count}>
        {text('ui.table.chosen', { count })}
      </span>
      {!all && (
        <Button variant="subtle" size="xs" onClick={onAll}>
          {text('ui.table.choose_all')}
        </Button>
      )}
      <Button variant="subtle" size="xs" onClick={onNone}>
        {text('ui.table.choose_none')}
      </Button>
      <span className={styles.bulk_acts}>{children}</span>
    </section>
  )
}
