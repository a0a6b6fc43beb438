import { Button, Stack, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useAct } from '../../api/act'
import { answer, api } from '../../api/client'
import type { Problem } from '../../api/problem'
import { useCorrected } from '../../ui/corrected'
import { EmailField } from '../../ui/EmailField'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../../ui/problems'
import { useRetyped } from '../../ui/retyped'
import { useLanguage } from '../i18n/LanguageProvider'
import { useText } from '../i18n/text'
import { useKept } from '../kept'
import { NewPassword } from './NewPassword'
import { useArrive } from './session'

/** A link that was mailed to this address: it proves it. */
export type Proof = { email: string } & ({ approvalToken: string } | { invitationToken: string })

type Props = {
  /**
   * Sign-up from a mail with a link that proves its address: the person is in at once. The address is typed all the same:
   * it is what a mail scanner that fills in forms does not get right.
   */
  proof?: Proof
  /** A mail went out; `again` sends one more, as long as the page still knows the password. */
  onMailSent?: (email: string, again: () => Promise<unknown>) => void
  onRefused?: (problem: Problem) => void
}

const nobody = { email: '', name: '' }

export function SignUpForm({ proof, onMailSent, onRefused }: Props) {
  const text = useText()
  const { language } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const [person, keepPerson, forgetPerson] = useKept('sign-up', nobody)
  const [password, setPassword] = useState('')
  const arrive = useArrive()
  const email = person.email.trim()
  const { isOther, refusal, refuse } = useRetyped(proof?.email, email)
  const signUp = useAct(
    () =>
      answer(
        api.POST('/sign-ups', {
          body: {
            // What is typed comes last, the address above all.
            ...proof,
            email,
            name: person.name.trim(),
            password,
            language,
          },
        }),
      ),
    {
      onSuccess: async (answered) => {
        if ('user' in answered) {
          forgetPerson()
          await arrive(answered.user)
        } else onMailSent?.(answered.email, () => signUp.mutateAsync())
      },
      onError: onRefused,
    },
  )
  const [problem, correct] = useCorrected(signUp.error)
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
          problem={problem}
          shownBeside={(pointer) => ['/email', '/name', '/password'].includes(pointer)}
        />
        <EmailField
          label={text('ui.field.email')}
          description={proof ? undefined : text('ui.sign_up.email_hint')}
          name="email"
          autoComplete="username"
          value={person.email}
          onChange={(event) => {
            correct('/email')
            keepPerson({ ...person, email: event.currentTarget.value })
          }}
          error={
            proof && refusal
              ? text('ui.sign_up.stray', { email: proof.email })
              : fieldProblem(problem, '/email')
          }
        />
        <TextInput
          label={text('ui.field.name')}
          name="name"
          autoComplete="name"
          value={person.name}
          onChange={(event) => {
            correct('/name')
            keepPerson({ ...person, name: event.currentTarget.value })
          }}
          error={fieldProblem(problem, '/name')}
        />
        <NewPassword
          value={password}
          onChange={(typed) => {
            correct('/password')
            setPassword(typed)
          }}
          error={fieldProblem(problem, '/password')}
        />
        <Button type="submit" loading={signUp.isPending}>
          {text(proof ? 'ui.sign_up.submit_and_go_on' : 'ui.sign_up.submit')}
        </Button>
      </Stack>
    </form>
  )
}
