import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const binary = resolve(import.meta.dirname, '..', process.env.DEEDBOX_BINARY ?? '../../build/release/deedbox')

export type Portal = {
  url: string
  /** Runs another command of the program against the same database and returns what it printed. */
  command: (...words: string[]) => Promise<string>
  /** Changes the database behind the program's back. */
  tamper: (sql: string) => Promise<void>
  /** Everything the program wrote to its log so far. */
  said: () => string
  stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The real program on a free port, with a database of its own in a folder of its own. */
export async function startPortal(settings: Record<string, string> = {}): Promise<Portal> {
  if (!existsSync(binary))
    throw new Error(`There is no program at ${binary}; build it, or set DEEDBOX_BINARY.`)
  const folder = await mkdtemp(join(tmpdir(), 'deedbox-e2e-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = {
    PATH: process.env.PATH ?? '',
    DEEDBOX_LISTEN: `127.0.0.1:${port}`,
    DEEDBOX_PUBLIC_URL: url,
    DEEDBOX_DATABASE: `sqlite:${join(folder, 'deedbox.db')}`,
    DEEDBOX_SECRET_KEY_FILE: join(folder, 'secret.key'),
    DEEDBOX_RATE_LIMITS: 'off',
    DEEDBOX_DNS: 'off',
    DEEDBOX_OPERATOR_NAME: 'Northwind Networks',
    ...settings,
  }
  const server = spawn(binary, ['serve'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  server.stdout.on('data', (words) => {
    said += words
  })
  server.stderr.on('data', (words) => {
    said += words
  })
  await ready(server, url, () => said)

  return {
    url,
    command: async (...words) => {
      const { stdout } = await promisify(execFile)(binary, words, { cwd: folder, env: environment })
      return stdout
    },
    tamper: async (sql) => {
      await promisify(execFile)('sqlite3', ['-cmd', '.timeout 10000', join(folder, 'deedbox.db'), sql])
    },
    said: () => said,
    stop: async () => {
      if (server.exitCode === null) {
        const ended = once(server, 'exit')
        server.kill('SIGTERM')
        await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess, url: string, said: () => string) {
  const patience = Date.now() + 15_000
  while (Date.now() < patience) {
    if (server.exitCode !== null) throw new Error(`deedbox serve ended with ${server.exitCode}:\n${said()}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((soon) => setTimeout(soon, 50))
  }
  server.kill('SIGKILL')
  throw new Error(`deedbox serve was not ready in time:\n${said()}`)
}
