import { Stack } from '@mantine/core'
import { Dialog } from '../../ui/Dialog'
import { useText } from '../i18n/text'
import { SignInForm } from './SignInForm'

type Props = { email: string; opened: boolean; onEnd: (signedIn: boolean) => void }

export function SignInAgainDialog({ email, opened, onEnd }: Props) {
  const text = useText()
  return (
    <Dialog
      title={text('ui.sign_in.again_title')}
      opened={opened}
      onClose={() => onEnd(false)}
      closeOnClickOutside={false}
      size="md"
    >
      <Stack gap="md">
        <p>{text('ui.sign_in.again_lead')}</p>
        <SignInForm fixedEmail={email} onSignedIn={() => onEnd(true)} />
      </Stack>
    </Dialog>
  )
}
