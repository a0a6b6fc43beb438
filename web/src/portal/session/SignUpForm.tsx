import { Button, Stack, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import { EmailField } from '../../ui/EmailField'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRetyped } from '../../ui/retyped'
import { useLanguage } from '../i18n/LanguageProvider'
import { useText } from '../i18n/text'
import { useKept } from '../kept'
import { NewPassword } from './NewPassword'
import { useArrive } from './session'

type Props = {
  /**
   * Sign-up from an approval mail: the link proves its address, so the person is in at once. The address is typed all the
   * same: it is what a mail scanner that fills in forms does not get right.
   */
  approval?: { token: string; email: string }
  onMailSent?: (email: string) => void
  onRefused?: (problem: Problem) => void
}

const nobody = { email: '', name: '' }

export function SignUpForm({ approval, onMailSent, onRefused }: Props) {
  const text = useText()
  const { language } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [person, keepPerson, forgetPerson] = useKept('sign-up', nobody)
  const [password, setPassword] = useState('')
  const arrive = useArrive()
  const email = person.email.trim()
  const { isOther, refusal, refuse } = useRetyped(approval?.email, email)
  const signUp = useAct(
    () =>
      answer(
        api.POST('/sign-ups', {
          body: {
            email,
            name: person.name.trim(),
            password,
            language,
            ...(approval ? { approvalToken: approval.token } : {}),
          },
        }),
      ),
    {
      onSuccess: async (answered) => {
        forgetPerson()
        if ('user' in answered) await arrive(answered.user)
        else onMailSent?.(answered.email)
      },
      onError: onRefused,
    },
  )
  useFocusOnProblem(form, refusal ?? signUp.error)

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isOther) refuse()
        else signUp.mutate()
      }}
    >
      <Stack gap="md">
        <ProblemNotice
          problem={signUp.error}
          shownBeside={(pointer) => ['/email', '/name', '/password'].includes(pointer)}
        />
        <EmailField
          label={text('ui.field.email')}
          description={approval ? undefined : text('ui.sign_up.email_hint')}
          name="email"
          autoComplete="username"
          value={person.email}
          onChange={(event) => keepPerson({ ...person, email: event.currentTarget.value })}
          error={
            approval && refusal
              ? text('ui.sign_up.stray', { email: approval.email })
              : fieldProblem(signUp.error, '/email')
          }
        />
        <TextInput
          label={text('ui.field.name')}
          name="name"
          autoComplete="name"
          value={person.name}
          onChange={(event) => keepPerson({ ...person, name: event.currentTarget.value })}
          error={fieldProblem(signUp.error, '/name')}
        />
        <NewPassword
          value={password}
          onChange={setPassword}
          error={fieldProblem(signUp.error, '/password')}
        />
        <Button type="submit" loading={signUp.isPending}>
          {text(approval ? 'ui.sign_up.submit_and_go_on' : 'ui.sign_up.submit')}
        </Button>
      </Stack>
    </form>
  )
}
