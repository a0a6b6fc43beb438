import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useText } from '../portal/i18n/text'
import { SignInForm } from '../portal/session/SignInForm'
import { useUser } from '../portal/session/session'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'

export function SignInPage() {
  const text = useText()
  const user = useUser()
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-in' })

  // Also for somebody who is signed in already and came by an old bookmark.
  useEffect(() => {
    if (user) void navigate({ to: next ?? '/', replace: true })
  }, [user, next, navigate])

  return (
    <Page
      width="narrow"
      title={text('ui.sign_in.title')}
      lead={next ? text('ui.sign_in.lead_next') : undefined}
    >
      <Panel tone="deed">
        <SignInForm />
      </Panel>
      <p>
        <Link to="/forgot-password">{text('ui.sign_in.forgot')}</Link>
      </p>
      <p>
        {text('ui.sign_in.no_user')}{' '}
        <Link to="/sign-up" search={next ? { next } : {}}>
          {text('ui.sign_in.to_sign_up')}
        </Link>
      </p>
    </Page>
  )
}
