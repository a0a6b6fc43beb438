import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useText } from '../portal/i18n/text'
import { useKept } from '../portal/kept'
import { SignUpForm } from '../portal/session/SignUpForm'
import { useUser } from '../portal/session/session'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { CheckYourMail } from './CheckYourMail'
import { SendAgain } from './SendAgain'

const nowhere: { email: string | null } = { email: null }

export function SignUpPage() {
  const text = useText()
  const user = useUser()
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-up' })
  // Where the mail went survives a reload; the password never does, so sending again then begins at the form.
  const [sent, keepSent, forgetSent] = useKept('sign-up-sent', nowhere)
  const again = useRef<(() => Promise<unknown>) | null>(null)

  useEffect(() => {
    if (user) void navigate({ to: next ?? '/', replace: true })
  }, [user, next, navigate])

  if (sent.email !== null) {
    return (
      <CheckYourMail
        title={text('ui.sign_up.sent_title')}
        lead={text('ui.sign_up.sent_lead', { email: sent.email })}
      >
        <SendAgain send={again.current} onForm={forgetSent} />
        <Button variant="subtle" onClick={forgetSent}>
          {text('ui.sign_up.other_address')}
        </Button>
      </CheckYourMail>
    )
  }

  return (
    <Page width="narrow" title={text('ui.sign_up.title')} lead={text('ui.sign_up.lead')}>
      <Panel tone="deed">
        <SignUpForm
          onMailSent={(email, sendAgain) => {
            again.current = sendAgain
            keepSent({ email })
          }}
        />
      </Panel>
      <p>
        {text('ui.sign_up.have_user')}{' '}
        <Link to="/sign-in" search={next ? { next } : {}}>
          {text('ui.sign_up.to_sign_in')}
        </Link>
      </p>
    </Page>
  )
}
