type Asker = () => Promise<boolean>

let asker: Asker | null = null
let asking: Promise<boolean> | null = null

/** The shell names who asks for the password again; the answer says whether somebody is signed in. */
export function askForSignInWith(next: Asker | null) {
  asker = next
}

/** Many calls can meet the end of a session at once; the question is asked only once. */
export function signInAgain(): Promise<boolean> {
  if (!asker) return Promise.resolve(false)
  asking ??= asker().finally(() => {
    asking = null
  })
  return asking
}
