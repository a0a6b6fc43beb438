import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './program.mjs'

const run = promisify(execFile)

/** A name server of the tests' own (Knot DNS), authoritative for the root and so for every name there is. */
export async function startNameServer() {
  const folder = await mkdtemp(join(tmpdir(), 'deedbox-dns-'))
  const address = `127.0.0.1@${await freePort()}`
  const settings = join(folder, 'knot.conf')
  await writeFile(
    settings,
    `server:
    rundir: ${folder}
    listen: ${address}
database:
    storage: ${folder}
control:
    listen: ${folder}/knot.sock
template:
  - id: default
    storage: ${folder}
    journal-content: none
    zonefile-load: whole
    zonefile-sync: -1
zone:
  - domain: .
    file: root.zone
`,
  )
  await writeFile(
    join(folder, 'root.zone'),
    '$ORIGIN .\n@ 0 SOA ns.example. desk.example. 1 3600 600 86400 0\n@ 0 NS ns.example.\nns.example. 0 A 127.0.0.1\n',
  )
  const server = spawn('/usr/sbin/knotd', ['-c', settings], { stdio: 'ignore' })
  const ended = once(server, 'exit')
  const control = async (...words) =>
    (await run('/usr/sbin/knotc', ['-s', join(folder, 'knot.sock'), ...words])).stdout
  const stop = async () => {
    server.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }

  /** The TXT records of a name are these from now on. */
  const setTexts = async (name, texts) => {
    await control('zone-begin', '.')
    await control('zone-unset', '.', `${name}.`, 'TXT').catch(() => null) // there was none
    for (const text of texts) await control('zone-set', '.', `${name}.`, '0', 'TXT', `"${text}"`)
    await control('zone-commit', '.')
  }

  for (let patience = 500; patience > 0; --patience) {
    if ((await control('zone-read', '.', '.', 'SOA').catch(() => '')).includes('SOA'))
      return { address, setTexts, stop }
    await pause(20)
  }
  await stop()
  throw new Error('the name server does not start')
}
