import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useRef } from 'react'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmailField } from '../../ui/EmailField'
import { Icon } from '../../ui/Icon'
import { fieldProblem } from '../../ui/problems'
import { addressesIn } from './addresses'
import { nextKey, type UserRow } from './draft'
import styles from './Rows.module.css'

const most = 50
type Role = UserRow['role']

const roles: Role[] = ['user', 'viewer']

type Props = { rows: UserRow[]; onChange: (rows: UserRow[]) => void; problem: Problem | null }

export function UserRows({ rows, onChange, problem }: Props) {
  const text = useText()
  const say = useWord()
  const fresh = useRef<number | null>(null)
  const add = useRef<HTMLButtonElement>(null)

  function change(key: number, part: Partial<UserRow>) {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  }

  function paste(at: number, role: Role, addresses: string[]) {
    const taken = new Set(rows.filter((_, index) => index !== at).map((row) => row.email.trim()))
    const first = nextKey(rows)
    const made = addresses
      .filter((address) => !taken.has(address))
      .map((email, index) => ({ key: first + index, email, role }))
    onChange([...rows.slice(0, at), ...made, ...rows.slice(at + 1)])
    fresh.current = made.at(-1)?.key ?? null
  }

  return (
    <div className={styles.rows}>
      {rows.map((row, index) => (
        <div key={row.key} className={styles.row}>
          <EmailField
            className={styles.address}
            label={text('ui.request_form.user', { number: index + 1 })}
            autoComplete="off"
            value={row.email}
            ref={(field) => {
              if (field && fresh.current === row.key) {
                fresh.current = null
                field.focus()
              }
            }}
            onChange={(event) => change(row.key, { email: event.currentTarget.value })}
            onPaste={(event) => {
              const addresses = addressesIn(event.clipboardData.getData('text'))
              if (!addresses) return
              event.preventDefault()
              paste(index, row.role, addresses)
            }}
            error={fieldProblem(problem, `/users/${index}/email`) ?? fieldProblem(problem, `/users/${index}`)}
          />
          <NativeSelect
            className={styles.role}
            label={text('ui.request_form.role', { number: index + 1 })}
            value={row.role}
            onChange={(event) => change(row.key, { role: event.currentTarget.value as Role })}
            data={roles.map((role) => ({ value: role, label: say('ui.role', role) }))}
            error={fieldProblem(problem, `/users/${index}/role`)}
          />
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
            onChange([...rows, { key, email: '', role: 'user' }])
          }}
        >
          {text('ui.request_form.add_user')}
        </Button>
      </div>
    </div>
  )
}
