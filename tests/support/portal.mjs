import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

/** The real program on a free port, with a database of its own in a folder of its own, and mails in its built-in mailbox. */
export async function startPortal(binary) {
  const folder = await mkdtemp(join(tmpdir(), 'deedbox-portal-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const database = join(folder, 'deedbox.db')
  // Not the caller's environment: its settings must not reach the program.
  const env = {
    PATH: process.env.PATH ?? '',
    DEEDBOX_LISTEN: `127.0.0.1:${port}`,
    DEEDBOX_DATABASE: `sqlite:${database}`,
    DEEDBOX_SECRET_KEY_FILE: join(folder, 'deedbox.key'),
    DEEDBOX_RATE_LIMITS: 'off',
  }
  const server = spawn(binary, ['serve'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (words) => (said += words))
  const ended = once(server, 'exit')
  const stop = async () => {
    server.kill('SIGTERM')
    const [status, signal] = await ended
    await rm(folder, { recursive: true, force: true })
    return signal ?? status
  }
  try {
    await ready(server, origin)
  } catch (error) {
    await stop()
    throw new Error(`${error.message}\n${said}`)
  }

  const command = async (...words) => (await promisify(execFile)(binary, words, { cwd: folder, env })).stdout
  return { ...browserAt(origin), origin, database, command, stop, said: () => said }
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

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

async function ready(server, origin) {
  const patience = Date.now() + 20_000
  while (Date.now() < patience) {
    if (server.exitCode !== null) throw new Error(`the program ended with ${server.exitCode}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await pause(50)
  }
  throw new Error('the program was not ready in time')
}

/** Signs up and proves the address by the mail, as people do; afterwards the portal's calls are this person's. */
export async function signUp(portal, person) {
  const { status: taken } = await portal.call('POST', '/sign-ups', { password: randomUUID(), ...person })
  if (taken !== 202) throw new Error(`the sign-up was answered with ${taken}`)
  const patience = Date.now() + 20_000
  while (Date.now() < patience) {
    const { body: page } = await portal.call('GET', '/mailbox')
    const letter = page.items.find((mail) => mail.to === person.email)
    if (letter) {
      const { body: mail } = await portal.call('GET', `/mailbox/${letter.id}`)
      const [, token] = mail.text.match(/^https?:\/\/[^/\s]+\/verify\/([\w-]+)\s*$/m) ?? []
      const { status } = await portal.call('POST', '/email-verifications', { token })
      if (status !== 204) throw new Error(`the address could not be verified: ${status}`)
      return
    }
    await pause(50)
  }
  throw new Error('no verification mail came')
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
