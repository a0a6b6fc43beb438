import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useText } from '../portal/i18n/text'
import { SignUpForm } from '../portal/session/SignUpForm'
import { useUser } from '../portal/session/session'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { CheckYourMail } from './CheckYourMail'

export function SignUpPage() {
  const text = useText()
  const user = useUser()
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-up' })
  const [sentTo, setSentTo] = useState<string | null>(null)

  useEffect(() => {
    if (user) void navigate({ to: next ?? '/', replace: true })
  }, [user, next, navigate])

  if (sentTo !== null) {
    return (
      <CheckYourMail
        title={text('ui.sign_up.sent_title')}
        lead={text('ui.sign_up.sent_lead', { email: sentTo })}
      >
        <Button variant="default" onClick={() => setSentTo(null)}>
          {text('ui.sign_up.other_address')}
        </Button>
      </CheckYourMail>
    )
  }

  return (
    <Page width="narrow" title={text('ui.sign_up.title')} lead={text('ui.sign_up.lead')}>
      <Panel tone="deed">
        <SignUpForm onMailSent={setSentTo} />
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
