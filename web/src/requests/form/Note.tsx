import { Textarea } from '@mantine/core'
import { useText } from '../../portal/i18n/text'

const length = 1000

type Props = {
  label: string
  description?: string
  value: string
  onChange: (note: string) => void
  error?: string
}

/** A note with a counter. Too long is said, not cut: pasted words must not vanish. */
export function Note({ label, description, value, onChange, error }: Props) {
  const text = useText()
  // Characters as people count them, not UTF-16 halves.
  const used = [...value].length
  const over = used > length
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error ?? (over ? text('ui.field.note_too_long', { over: used - length }) : undefined)}
      autosize
      minRows={3}
      maxRows={12}
      inputContainer={(children) => (
        <>
          {children}
          {used > 0 && !over && (
            <p style={{ textAlign: 'end', fontSize: '0.875rem', color: 'var(--mantine-color-dimmed)' }}>
              {text('ui.field.note_count', { used, length })}
            </p>
          )}
        </>
      )}
    />
  )
}
