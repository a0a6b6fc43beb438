import { Button, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { useArrive } from '../portal/session/session'
import { LinkButton } from '../ui/LinkButton'
import { Outcome } from '../ui/Outcome'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Password } from '../ui/Password'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { DeadLink, isDeadLink } from './DeadLink'

export function VerifyPage() {
  const text = useText()
  const { token } = useParams({ from: '/verify/$token' })
  const form = useRef<HTMLFormElement>(null)
  const [password, setPassword] = useState('')
  // In the browser that signed up the link alone is proof. Anywhere else the server asks for the password, so that a
  // stranger's click does not verify somebody's address.
  const [passwordAsked, setPasswordAsked] = useState(false)
  const arrive = useArrive()
  const verify = useAct(
    () => answer(api.POST('/email-verifications', { body: passwordAsked ? { token, password } : { token } })),
    {
      onSuccess: () => arrive(),
      onError: (problem) => {
        if (problem.code === 'verification.password_required') setPasswordAsked(true)
      },
    },
  )
  const problem = verify.error?.code === 'verification.password_required' ? null : verify.error
  useFocusOnProblem(form, problem)

  if (verify.isSuccess) {
    return (
      <Outcome
        key="done"
        sign="check"
        title={text('ui.verify.done_title')}
        lead={text('ui.verify.done_lead')}
      >
        <LinkButton to="/">{text('ui.verify.go_on')}</LinkButton>
      </Outcome>
    )
  }
  if (isDeadLink(problem)) {
    return (
      <DeadLink problem={problem} hint={text('ui.verify.dead_hint')}>
        <LinkButton to="/sign-in">{text('ui.shell.sign_in')}</LinkButton>
        <LinkButton to="/sign-up" variant="default">
          {text('ui.shell.create_user')}
        </LinkButton>
      </DeadLink>
    )
  }

  return (
    <Page width="narrow" title={text('ui.verify.title')} lead={text('ui.verify.lead')}>
      <Panel tone="deed">
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            verify.mutate()
          }}
        >
          <Stack gap="md">
            <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/password'} />
            {passwordAsked && (
              <Password
                label={text('ui.field.password')}
                description={text('ui.verify.password_hint')}
                name="password"
                autoComplete="current-password"
                // The field appears because of the button just pressed, so the person is already here.
                ref={(field) => {
                  if (field && password === '') field.focus()
                }}
                value={password}
                onChange={setPassword}
                error={fieldProblem(problem, '/password')}
              />
            )}
            <Button type="submit" loading={verify.isPending}>
              {text('ui.verify.submit')}
            </Button>
          </Stack>
        </form>
      </Panel>
    </Page>
  )
}
