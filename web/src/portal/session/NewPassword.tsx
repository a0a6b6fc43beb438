import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useText } from '../i18n/text'

type Props = Pick<PasswordInputProps, 'value' | 'error' | 'label' | 'description'> & {
  onChange: (password: string) => void
}

/** A password somebody chooses now: password managers are asked to offer a new one. */
export function NewPassword({ onChange, ...props }: Props) {
  const text = useText()
  return (
    <PasswordInput
      label={text('ui.field.new_password')}
      description={text('ui.field.new_password_hint')}
      name="new-password"
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': text('ui.field.show_password'), tabIndex: 0 }}
      {...props}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
