import { TextInput, type TextInputProps } from '@mantine/core'

/** A field for one mail address: no capital letters, no spelling, the keyboard with an @. */
export function EmailField(props: TextInputProps) {
  return <TextInput type="email" inputMode="email" autoCapitalize="none" spellCheck={false} {...props} />
}
