import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { askForSignInWith } from '../../api/session-end'
import { useUser } from './session'

// Rarely needed, so not in the first download.
const SignInAgainDialog = lazy(async () => ({
  default: (await import('./SignInAgainDialog')).SignInAgainDialog,
}))

/** The session ended while somebody works: a dialog over the page asks for the password, and the page stays as it is. */
export function SignInAgain() {
  const user = useUser()
  const email = user?.email
  const [asked, setAsked] = useState<string | null>(null)
  const settle = useRef<(signedIn: boolean) => void>(() => {})

  useEffect(() => {
    askForSignInWith(() => {
      // A visitor's call that needs a user is a plain refusal: there is no session to bring back.
      if (!email) return Promise.resolve(false)
      setAsked(email)
      return new Promise((resolve) => {
        settle.current = resolve
      })
    })
    return () => askForSignInWith(null)
  }, [email])

  function end(signedIn: boolean) {
    setAsked(null)
    settle.current(signedIn)
  }

  if (asked === null) return null
  return (
    <Suspense>
      <SignInAgainDialog email={asked} opened onEnd={end} />
    </Suspense>
  )
}
