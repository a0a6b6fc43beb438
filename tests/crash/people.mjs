import { Client } from './client.mjs'

const password = 'not a secret of anybody'

/** Who files, and who is asked. Made once for a run: passwords are slow on purpose. */
export const names = {
  requesters: ['rita@reseller.example', 'remo@partner.example'],
  approvers: ['ann@customer.example', 'ben@customer.example', 'cleo@customer.example'],
}

/** All of them signed up and signed in: {requesters: [{email, cookie}], approvers: […]}. */
export async function signUpPeople(origin, sink) {
  const signed = async (emails) => {
    const people = []
    for (const email of emails) people.push(await signUp(origin, sink, email))
    return people
  }
  return { requesters: await signed(names.requesters), approvers: await signed(names.approvers) }
}

async function signUp(origin, sink, email) {
  const client = new Client(origin)
  try {
    const person = { email, name: email.split('@')[0], password, language: 'en' }
    const asked = await expected(202, client.call('POST', '/sign-ups', { body: person }))
    const { links } = await sink.mailTo(email, (mail) => mail.links.some((link) => link.includes('/verify/')))
    const [, token] = links.join('\n').match(/\/verify\/([\w-]+)$/m)
    const verified = await expected(
      204,
      client.call('POST', '/email-verifications', { body: { token }, cookie: cookieOf(asked) }),
    )
    return { email, cookie: cookieOf(verified) }
  } finally {
    client.close()
  }
}

const cookieOf = ({ headers }) => headers['set-cookie'][0].split(';')[0]

/** The answer, which has to have this status. */
export async function expected(status, calling) {
  const answer = await calling
  if (answer.status !== status) throw new Error(`${status} was expected: ${JSON.stringify(answer)}`)
  return answer
}
