import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { useAct } from '../api/act'
import { answer, api } from '../api/client'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { useCorrected } from '../ui/corrected'
import { EmailField } from '../ui/EmailField'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { fieldProblem, ProblemNotice, useFocusOnProblem } from '../ui/problems'
import { CheckYourMail } from './CheckYourMail'
import { SendAgain } from './SendAgain'

export function ForgotPasswordPage() {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [email, keepEmail] = useKept('email', '')
  const ask = useAct(() => answer(api.POST('/password-resets', { body: { email: email.trim() } })))
  const [problem, correct] = useCorrected(ask.error)
  useFocusOnProblem(form, ask.error)

  if (ask.isSuccess) {
    return (
      <CheckYourMail title={text('ui.forgot.sent_title')} lead={text('ui.forgot.sent_lead')}>
        <SendAgain
          send={() => answer(api.POST('/password-resets', { body: { email: email.trim() } }))}
          onForm={ask.reset}
        />
      </CheckYourMail>
    )
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
            <ProblemNotice problem={problem} shownBeside={(pointer) => pointer === '/email'} />
            <EmailField
              label={text('ui.field.email')}
              name="email"
              autoComplete="username"
              value={email}
              onChange={(event) => {
                correct('/email')
                keepEmail(event.currentTarget.value)
              }}
              error={fieldProblem(problem, '/email')}
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
