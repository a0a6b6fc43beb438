import { ActionIcon, Button } from '@mantine/core'
import { useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { EmailField } from '../../ui/EmailField'
import { Icon } from '../../ui/Icon'
import { fieldProblem } from '../../ui/problems'
import { addressesIn } from './addresses'
import { type ApproverRow, nextKey } from './draft'
import styles from './Rows.module.css'

const most = 10

type Props = {
  rows: ApproverRow[]
  onChange: (rows: ApproverRow[]) => void
  problem: Problem | null
  /** Where the addresses stand in the body that is sent. */
  pointer?: string
  missing?: string
}

export function ApproverRows({ rows, onChange, problem, pointer = '/approverEmails', missing }: Props) {
  const text = useText()
  // The row that was just made takes the focus once, when its field appears.
  const fresh = useRef<number | null>(null)
  const add = useRef<HTMLButtonElement>(null)

  function paste(at: number, addresses: string[]) {
    const taken = new Set(rows.filter((_, index) => index !== at).map((row) => row.email.trim()))
    const news = addresses.filter((address) => !taken.has(address))
    const first = nextKey(rows)
    const made = news.map((email, index) => ({ key: first + index, email }))
    onChange([...rows.slice(0, at), ...made, ...rows.slice(at + 1)])
    fresh.current = made.at(-1)?.key ?? null
  }

  return (
    <div className={styles.rows}>
      {rows.map((row, index) => (
        <div key={row.key} className={styles.row}>
          <EmailField
            className={styles.address}
            label={text('ui.field.approver', { number: index + 1 })}
            autoComplete="off"
            placeholder={text('ui.field.approver_placeholder')}
            value={row.email}
            ref={(field) => {
              if (field && fresh.current === row.key) {
                fresh.current = null
                field.focus()
              }
            }}
            onChange={(event) => {
              const email = event.currentTarget.value
              onChange(rows.map((other) => (other.key === row.key ? { ...other, email } : other)))
            }}
            onPaste={(event) => {
              const addresses = addressesIn(event.clipboardData.getData('text'))
              if (!addresses) return
              event.preventDefault()
              paste(index, addresses)
            }}
            error={fieldProblem(problem, `${pointer}/${index}`) ?? (index === 0 ? missing : undefined)}
          />
          {rows.length > 1 && (
            <ActionIcon
              className={styles.remove}
              variant="subtle"
              color="gray"
              aria-label={text('ui.field.remove_row', { email: row.email || String(index + 1) })}
              onClick={() => {
                onChange(rows.filter((other) => other.key !== row.key))
                add.current?.focus()
              }}
            >
              <Icon name="bin" />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          ref={add}
          variant="default"
          size="sm"
          leftSection={<Icon name="plus" size={18} />}
          disabled={rows.length >= most}
          onClick={() => {
            const key = nextKey(rows)
            fresh.current = key
            onChange([...rows, { key, email: '' }])
          }}
        >
          {text('ui.field.add_approver')}
        </Button>
      </div>
    </div>
  )
}
