import { Radio, Stack } from '@mantine/core'
import { useText } from '../../portal/i18n/text'
import { useWord } from '../../portal/i18n/words'
import { type Role, roles } from '../roles'

type Props = { value: Role; onChange: (role: Role) => void; error?: string | undefined }

/** A role, and what it may do, so that nobody has to look it up. */
export function RoleChoice({ value, onChange, error }: Props) {
  const text = useText()
  const say = useWord()
  return (
    <Radio.Group
      label={text('ui.people.role')}
      value={value}
      onChange={(role) => onChange(role as Role)}
      error={error}
    >
      <Stack gap="sm" mt="xs">
        {roles.map((role) => (
          <Radio
            key={role}
            size="md"
            value={role}
            label={say('ui.role', role)}
            description={say('ui.role_means', role)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
