import { Button, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { User } from '../../api/types'
import { useCorrected } from '../../ui/corrected'
import { EmailField } from '../../ui/EmailField'
import { Password } from '../../ui/Password'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useText } from '../i18n/text'
import { useKept } from '../kept'
import { useArrive } from './session'

type Props = {
  /** The one address that can sign in here, where that is settled. */
  fixedEmail?: string
  onSignedIn?: (user: User) => void
}

export function SignInForm({ fixedEmail, onSignedIn }: Props) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  // Shared with the page for a forgotten password: nobody types the address twice.
  const [typedEmail, keepEmail, forgetEmail] = useKept('email', '')
  const [password, setPassword] = useState('')
  const arrive = useArrive()
  const email = fixedEmail ?? typedEmail
  const signIn = useAct(() => answer(api.POST('/sessions', { body: { email: email.trim(), password } })), {
    onSuccess: async ({ user }) => {
      forgetEmail()
      await arrive(user)
      onSignedIn?.(user)
    },
  })
  const [problem, correct] = useCorrected(signIn.error)
  useFocusOnProblem(form, signIn.error)

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      <Stack gap="md">
        <ProblemNotice
          problem={problem}
          shownBeside={(pointer) => ['/email', '/password'].includes(pointer)}
        />
        <EmailField
          label={text('ui.field.email')}
          name="email"
          autoComplete="username"
          readOnly={fixedEmail !== undefined}
          value={email}
          onChange={(event) => {
            correct('/email')
            keepEmail(event.currentTarget.value)
          }}
          error={fieldProblem(problem, '/email')}
        />
        <Password
          label={text('ui.field.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(typed) => {
            correct('/password')
            setPassword(typed)
          }}
          error={fieldProblem(problem, '/password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          {text('ui.sign_in.submit')}
        </Button>
      </Stack>
    </form>
  )
}
