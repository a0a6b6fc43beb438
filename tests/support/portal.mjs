import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, Program } from './program.mjs'

/**
 * The real program on a free port, with a database of its own in a folder of its own, and mails in its built-in mailbox;
 * with further settings, if given.
 */
export async function startPortal(binary, settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'deedbox-portal-'))
  const database = join(folder, 'deedbox.db')
  const program = new Program(binary, folder, await freePort(), {
    DEEDBOX_DATABASE: `sqlite:${database}`,
    DEEDBOX_SECRET_KEY_FILE: join(folder, 'deedbox.key'),
    DEEDBOX_RATE_LIMITS: 'off',
    ...settings,
  })
  const { origin } = program
  const stop = async () => {
    const status = await program.stop()
    await rm(folder, { recursive: true, force: true })
    return status
  }
  try {
    await program.start()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }

  const command = async (...words) => {
    const { status, out, faults } = await program.command(...words)
    if (status !== 0) throw new Error(faults)
    return out
  }
  return { ...browserAt(origin), origin, database, command, stop, said: () => program.log }
}

/** Somebody with a browser: keeps its cookies, and calls as a page of the portal would. */
export function browserAt(origin) {
  const cookies = new Map()
  const call = async (method, path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        Origin: origin,
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=')
      cookies.set(name, value)
    }
    const text = await answer.text()
    return { status: answer.status, body: text && JSON.parse(text) }
  }
  return { call, cookies }
}

/** Signs up and proves the address by the mail, as people do; afterwards the portal's calls are this person's. */
export async function signUp(portal, person) {
  const { status: taken } = await portal.call('POST', '/sign-ups', { password: randomUUID(), ...person })
  if (taken !== 202) throw new Error(`the sign-up was answered with ${taken}`)
  const token = await tokenTo(portal, person.email, 'verify')
  const { status } = await portal.call('POST', '/email-verifications', { token })
  if (status !== 204) throw new Error(`the address could not be verified: ${status}`)
}

/** The token of the link, `verify` or `approvals`, in the next mail to an address, as the built-in mailbox shows it. */
export async function tokenTo(portal, address, kind) {
  const link = new RegExp(`^https?://[^/\\s]+/${kind}/([\\w-]+)\\s*$`, 'm')
  const patience = Date.now() + 20_000
  while (Date.now() < patience) {
    const { body: page } = await portal.call('GET', '/mailbox')
    for (const { id } of page.items.filter((mail) => mail.to === address)) {
      const { body: mail } = await portal.call('GET', `/mailbox/${id}`)
      const token = mail.text.match(link)?.[1]
      if (token) return token
    }
    await pause(50)
  }
  throw new Error(`no mail to ${address} came with a link to ${kind}`)
}

/** Every item of a list, page by page. */
export async function all(portal, path) {
  const items = []
  let cursor = ''
  do {
    const { body: page } = await portal.call('GET', `${path}?limit=200${cursor}`)
    items.push(...page.items)
    cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`
  } while (cursor !== null)
  return items
}
