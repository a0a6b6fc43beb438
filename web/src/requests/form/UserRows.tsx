import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { EmailField } from '../../ui/EmailField'
import { Icon } from '../../ui/Icon'
import { fieldProblem } from '../../ui/problems'
import type { UserRow } from './draft'
import { LeftOut } from './LeftOut'
import styles from './Rows.module.css'
import { useAddressRows } from './rows'

const most = 50
type Role = UserRow['role']

const roles: Role[] = ['user', 'viewer']

type Props = { rows: UserRow[]; onChange: (rows: UserRow[]) => void; problem: Problem | null }

export function UserRows({ rows, onChange, problem }: Props) {
  const text = useText()
  const say = useWord()
  const list = useAddressRows(rows, onChange, { email: '', role: 'user' as Role })

  return (
    <div className={styles.rows}>
      {rows.map((row, index) => (
        <div key={row.key} className={styles.row}>
          <EmailField
            className={styles.address}
            label={text('ui.request_form.user', { number: index + 1 })}
            autoComplete="off"
            value={row.email}
            ref={list.focusWhenFresh(row)}
            onChange={(event) => list.change(row, { email: event.currentTarget.value })}
            onPaste={(event) => list.paste(row, event)}
            error={fieldProblem(problem, `/users/${index}/email`) ?? fieldProblem(problem, `/users/${index}`)}
          />
          <NativeSelect
            className={styles.role}
            label={text('ui.request_form.role', { number: index + 1 })}
            value={row.role}
            onChange={(event) => list.change(row, { role: event.currentTarget.value as Role })}
            data={roles.map((role) => ({ value: role, label: say('ui.role', role) }))}
            error={fieldProblem(problem, `/users/${index}/role`)}
          />
          <ActionIcon
            className={styles.remove}
            variant="subtle"
            color="gray"
            aria-label={text('ui.field.remove_row', { email: row.email || String(index + 1) })}
            onClick={() => list.remove(row)}
          >
            <Icon name="bin" />
          </ActionIcon>
        </div>
      ))}
      <LeftOut pieces={list.leftOut} />
      <div>
        <Button
          ref={list.add}
          variant="default"
          size="sm"
          leftSection={<Icon name="plus" size={18} />}
          disabled={rows.length >= most}
          onClick={list.append}
        >
          {text('ui.request_form.add_user')}
        </Button>
      </div>
    </div>
  )
}
