import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { EmailField } from '../ui/EmailField'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { CheckYourMail } from './CheckYourMail'

export function ForgotPasswordPage() {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [email, keepEmail, forgetEmail] = useKept('email', '')
  const ask = useAct(() => answer(api.POST('/password-resets', { body: { email: email.trim() } })), {
    onSuccess: forgetEmail,
  })
  useFocusOnProblem(form, ask.error)

  if (ask.isSuccess) {
    return <CheckYourMail title={text('ui.forgot.sent_title')} lead={text('ui.forgot.sent_lead')} />
  }
  return (
    <Page width="narrow" title={text('ui.forgot.title')} lead={text('ui.forgot.lead')}>
      <Panel tone="deed">
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate()
          }}
        >
          <Stack gap="md">
            <ProblemNotice problem={ask.error} shownBeside={(pointer) => pointer === '/email'} />
            <EmailField
              label={text('ui.field.email')}
              name="email"
              autoComplete="username"
              value={email}
              onChange={(event) => keepEmail(event.currentTarget.value)}
              error={fieldProblem(ask.error, '/email')}
            />
            <Button type="submit" loading={ask.isPending}>
              {text('ui.forgot.submit')}
            </Button>
          </Stack>
        </form>
      </Panel>
    </Page>
  )
}
