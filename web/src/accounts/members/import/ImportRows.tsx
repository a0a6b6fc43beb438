import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportRow, MemberImport } from '../../../api/types'
import { useText } from '../../../portal/i18n/text'
import { EmptyState } from '../../../ui/EmptyState'
import { Paged } from '../../../ui/Paged'
import { Panel } from '../../../ui/Panel'
import { StatusBadge } from '../../../ui/StatusBadge'
import styles from './ImportRows.module.css'
import { rowsQuery } from './queries'

/** Each row with what came of it; those that were refused first, when there are any. */
export function ImportRows({ accountId, one }: { accountId: string; one: MemberImport }) {
  const text = useText()
  const left = one.counts.refused + one.counts.waiting
  const [shown, setShown] = useState(left > 0 ? 'refused' : 'all')
  const list = useInfiniteQuery(rowsQuery(accountId, one, shown === 'refused' ? 'refused' : undefined))
  return (
    <Panel
      title={text('ui.member_import.rows')}
      aside={
        <SegmentedControl
          size="sm"
          aria-label={text('ui.member_import.which')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'refused', label: text('ui.member_import.only_refused', { count: left }) },
            { value: 'all', label: text('ui.member_import.all_rows', { count: one.total }) },
          ]}
        />
      }
    >
      <Paged
        list={list}
        lines={6}
        empty={
          <EmptyState icon="check" title={text('ui.member_import.none_refused')}>
            <p>{text('ui.member_import.none_refused_hint')}</p>
          </EmptyState>
        }
      >
        {(rows) => <Table rows={rows} />}
      </Paged>
    </Panel>
  )
}

function Table({ rows }: { rows: ImportRow[] }) {
  const text = useText()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.unbroken}>
            {text('ui.member_import.column_line')}
          </th>
          <th scope="col">{text('ui.member_import.column_person')}</th>
          <th scope="col">{text('ui.member_import.column_role')}</th>
          <th scope="col">{text('ui.member_import.column_place')}</th>
          <th scope="col">{text('ui.member_import.column_result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className={styles.unbroken}>
              <span className={styles.label}>{text('ui.member_import.column_line')} </span>
              {row.line}
            </td>
            <th scope="row">{row.email}</th>
            <td className={styles.unbroken}>{row.role}</td>
            <td className={styles.place}>{row.virtualAccount}</td>
            <td>
              <StatusBadge family="ui.row_result" word={row.result} />
              {row.problem && <span className={styles.problem}>{row.problem.detail}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
