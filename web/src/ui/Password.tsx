import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useText } from '../portal/i18n/text'

type Props = Omit<PasswordInputProps, 'onChange' | 'value'> & {
  value: string
  onChange: (password: string) => void
}

export function Password({ onChange, error, ...props }: Props) {
  const text = useText()
  return (
    <PasswordInput
      {...props}
      error={error}
      // Mantine marks every other field by itself, this one not.
      aria-invalid={error ? true : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': text('ui.field.show_password'), tabIndex: 0 }}
    />
  )
}
