import type { ReactNode } from 'react'
import { Password } from '../../ui/Password'
import { useText } from '../i18n/text'

type Props = { value: string; onChange: (password: string) => void; error?: ReactNode; label?: string }

/** A password somebody chooses now: password managers are asked to offer a new one. */
export function NewPassword(props: Props) {
  const text = useText()
  return (
    <Password
      label={text('ui.field.new_password')}
      description={text('ui.field.new_password_hint')}
      name="new-password"
      autoComplete="new-password"
      {...props}
    />
  )
}
