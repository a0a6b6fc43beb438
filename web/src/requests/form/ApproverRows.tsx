import { ActionIcon, Button } from '@mantine/core'
import type { Problem } from '../../api/problem'
import { useText } from '../../portal/i18n/text'
import { EmailField } from '../../ui/EmailField'
import { Icon } from '../../ui/Icon'
import { fieldProblem } from '../../ui/problems'
import type { ApproverRow } from './draft'
import { LeftOut } from './LeftOut'
import styles from './Rows.module.css'
import { useAddressRows } from './rows'

const most = 10

type Props = {
  rows: ApproverRow[]
  onChange: (rows: ApproverRow[]) => void
  problem: Problem | null
  /** Where the addresses stand in the body that is sent. */
  pointer?: string
  missing?: string | undefined
}

export function ApproverRows({ rows, onChange, problem, pointer = '/approverEmails', missing }: Props) {
  const text = useText()
  const list = useAddressRows(rows, onChange, { email: '' })

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
            ref={list.focusWhenFresh(row)}
            onChange={(event) => list.change(row, { email: event.currentTarget.value })}
            onPaste={(event) => list.paste(row, event)}
            error={fieldProblem(problem, `${pointer}/${index}`) ?? (index === 0 ? missing : undefined)}
          />
          {rows.length > 1 && (
            <ActionIcon
              className={styles.remove}
              variant="subtle"
              color="gray"
              aria-label={text('ui.field.remove_row', { email: row.email || String(index + 1) })}
              onClick={() => list.remove(row)}
            >
              <Icon name="bin" />
            </ActionIcon>
          )}
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
          {text('ui.field.add_approver')}
        </Button>
      </div>
    </div>
  )
}
