// The program against a real mail server, from its greeting to what comes back of a mail that did not arrive:
//   node tests/mail/run.mjs [--only TEXT] [BINARY]
// The server is a Postfix of the test's own, which needs root, and the Debian packages postfix and spamassassin.
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { MailSink } from '../crash/mail_sink.mjs'
import { freePort } from '../support/program.mjs'
import { cases } from './cases.mjs'
import { ownCa } from './certificates.mjs'
import { missing, Postfix } from './postfix.mjs'

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string' } },
      allowPositionals: true,
    })
    const binary = resolve(positionals[0] ?? join(import.meta.dirname, '../../build/release/deedbox'))
    if (positionals.length > 1) throw new Error('one program at a time')
    if (!existsSync(binary)) throw new Error(`there is no ${binary}`)
    return { binary, only: values.only ?? '' }
  } catch (error) {
    console.error(error.message)
    console.error('usage: node tests/mail/run.mjs [--only TEXT] [BINARY]')
    process.exit(2)
  }
}

const { binary, only } = options()
const lacking = await missing()
if (lacking) {
  console.error(`mail: ${lacking}`)
  process.exit(1)
}

const counts = { passed: 0, failed: 0 }
const folder = await mkdtemp(join(tmpdir(), 'deedbox-mail-'))
await chmod(folder, 0o755) // the daemons of Postfix are another user's
const relayFolder = await mkdtemp(join(folder, 'relay-'))
const certificates = await ownCa(folder)
const ports = { reports: await freePort(), late: await freePort() }
const behind = await MailSink.start()
behind.treat = (recipient) => (recipient.endsWith('@gone.test') ? 'refuse' : 'take')
const relay = new Postfix(relayFolder)

async function runCase({ name, run }) {
  const begun = performance.now()
  let outcome
  try {
    outcome = await run({ binary, relay, ports, certificates, folder: await mkdtemp(join(folder, 'case-')) })
  } catch (error) {
    outcome = [`it broke off: ${error.stack}`]
  }
  const { faults = outcome, report = '' } = outcome
  ++counts[faults.length > 0 ? 'failed' : 'passed']
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `${faults.length > 0 ? 'failed' : 'passed'} ${seconds.padStart(6)} s  ${name}${report && `: ${report}`}`,
  )
  for (const fault of faults) console.log(`        FAULT ${fault}`)
}

try {
  await relay.start({ ...ports, gone: behind.server.address().port, ...certificates })
  const aside = []
  for (const one of cases) {
    if (!one.name.includes(only)) continue
    if (one.aside) aside.push(runCase(one))
    else await runCase(one)
  }
  await Promise.all(aside)
} finally {
  await relay.stop()
  await behind.stop()
}
if (counts.failed > 0) console.log(`Postfix said last:\n${await relay.said()}`)
await rm(folder, { recursive: true, force: true })
console.log(`mail: ${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
