// 10,000 people brought by one file, while somebody else reads and writes:
//   node bench/member_import.mjs [--rows N] [--postgresql] [BINARY]
// The portal is a program and a database of its own; `--postgresql` starts a server of its own, too.
import { resolve as absolute } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { PostgresqlServer } from '../tests/crash/postgresql.mjs'
import { browserAt, signUp, startPortal } from '../tests/support/portal.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '10000' }, postgresql: { type: 'boolean', default: false } },
})
const binary = positionals[0] ?? absolute(import.meta.dirname, '../build/release/deedbox')
const password = 'four quiet words here'

const server = options.postgresql ? await PostgresqlServer.make() : null
const portal = await startPortal(binary, server ? { DEEDBOX_DATABASE: server.socketLocation() } : {})
try {
  const { account, admin, other } = await makeAccount()
  const quiet = await latencies(other, account, () => pause(3000))
  let begun
  const busy = await latencies(other, account, async () => {
    begun = await imports(admin, account)
  })
  print('somebody else alone', quiet)
  print(
    `beside ${options.rows} rows in ${begun.seconds.toFixed(1)} s (accepted in ${begun.accepted} ms)`,
    busy,
  )
} finally {
  await portal.stop()
  await server?.remove()
}

async function makeAccount() {
  const asya = browserAt(portal.origin)
  await signUp(asya, { name: 'Asya', email: 'asya@partner.example', password })
  const admin = browserAt(portal.origin)
  await signUp(admin, { name: 'Ito', email: 'it@keio.jp', password })
  const other = asya
  const { body: request } = await good(
    asya.call('POST', '/account-requests', {
      accountName: 'Keio University',
      domainIdentifier: 'keio.jp',
      country: 'JP',
      approverEmails: ['it@keio.jp'],
    }),
  )
  const { body: seen } = await good(admin.call('GET', `/account-requests/${request.id}`))
  const verdict = { verdict: 'approved', agreementVersion: seen.agreement.version }
  await good(admin.call('POST', `/account-requests/${request.id}/decision`, verdict))
  return { account: request.smartAccount.id, admin, other }
}

/** Brings the file and waits for its end. */
async function imports(admin, account) {
  const rows = Array.from({ length: Number(options.rows) }, (_, i) => `p${i}@keio.jp,user`)
  const path = `/smart-accounts/${account}/member-imports`
  const start = performance.now()
  const answer = await fetch(`${portal.origin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      Origin: portal.origin,
      Cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'Content-Type': 'text/csv',
    },
    body: `email,role\n${rows.join('\n')}\n`,
  })
  const accepted = Math.round(performance.now() - start)
  const { id, state: first } = await answer.json()
  if (answer.status !== 202) throw new Error(`the file was answered with ${answer.status}`)
  let state = first
  while (state === 'running') {
    await pause(200)
    const { body } = await good(admin.call('GET', `${path}/${id}`))
    state = body.state
  }
  return { seconds: (performance.now() - start) / 1000, accepted }
}

/** How long somebody's reads and writes take while something happens. */
async function latencies(who, account, happens) {
  const reads = []
  const writes = []
  let over = false
  const ends = happens().then(() => {
    over = true
  })
  while (!over) {
    reads.push(await timed(() => who.call('GET', '/account-requests')))
    writes.push(await timed(() => who.call('PATCH', '/profile', { name: `Asya ${writes.length}` })))
    await pause(20)
  }
  await ends
  return { reads, writes }
}

async function timed(act) {
  const start = performance.now()
  await good(act())
  return performance.now() - start
}

async function good(call) {
  const answer = await call
  if (answer.status >= 300) throw new Error(`a call that should have gone well: ${JSON.stringify(answer)}`)
  return answer
}

function print(what, { reads, writes }) {
  const at = (times, part) =>
    times.sort((one, another) => one - another)[Math.floor(times.length * part)].toFixed(1)
  const said = (times) => `p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, p99 ${at(times, 0.99)} ms`
  console.log(`${what}:\n  reads ${said(reads)}\n  writes ${said(writes)}  (${writes.length} of each)`)
}
