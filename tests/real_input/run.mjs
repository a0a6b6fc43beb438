// Files an account request for every organisation of a CSV file with the real program, and checks what came of each:
//   node tests/real_input/run.mjs FILE.csv [BINARY]
// The header is `name,domain,country`. With a fourth column `refused`, a row must be refused with the code it names, and
// accepted where it is empty; without it the refusals are only listed, for somebody to judge.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { domainToASCII, domainToUnicode } from 'node:url'
import { all, signUp, startPortal } from '../support/portal.mjs'
import { rowsOf } from './csv.mjs'

const atOnce = 8
const mailsHaveSeconds = 60
const examples = 10

const [file, binary = resolve(import.meta.dirname, '../../build/release/deedbox')] = process.argv.slice(2)
if (!file) {
  console.error('usage: node tests/real_input/run.mjs FILE.csv [BINARY]')
  process.exit(2)
}
for (const needed of [file, binary]) {
  if (existsSync(needed)) continue
  console.error(`there is no ${needed}`)
  process.exit(2)
}

const faults = []
const shown = ({ name, domain, country }) => `${name} · ${domain} · ${country}`.replace(/\p{C}/gu, escaped)
const escaped = (character) => `\\u{${character.codePointAt(0).toString(16)}}`

/** Batches rather than workers: a row that repeats a domain of an earlier batch then surely comes second. */
async function inBatches(items, act) {
  const out = []
  for (let i = 0; i < items.length; i += atOnce)
    out.push(...(await Promise.all(items.slice(i, i + atOnce).map((item, j) => act(item, i + j)))))
  return out
}

/** What people type for the same domain: capitals, U-labels, and what a keyboard set to Japanese makes of it. */
function spellings(domain) {
  const fullWidth = domain
    .replaceAll('.', '。')
    .replace(/[!-~]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0))
  // Capitals can be another domain: ß becomes SS.
  return [domain.toUpperCase(), domainToUnicode(domain), domainToASCII(domain), fullWidth].filter(
    (other) => other !== '' && other !== domain && domainToASCII(other) === domainToASCII(domain),
  )
}

const isInternational = (domain) => domainToASCII(domain) !== domainToUnicode(domain)

/** The codes of a refusal. The approver's address repeats the domain, so it is counted only where it is all there is. */
function codesOf({ body }) {
  if (!body.errors?.length) return [body.code]
  const own = body.errors.filter(({ field }) => !field.startsWith('/approverEmails'))
  return [...new Set((own.length > 0 ? own : body.errors).map(({ code }) => code))]
}

async function fileRequest(portal, row, domain = row.domain) {
  const answer = await portal.call('POST', '/account-requests', {
    accountName: row.name,
    domainIdentifier: domain,
    country: row.country,
    approverEmails: [`it@${domain}`],
  })
  if (answer.status === 201) return { row, id: answer.body.id }
  const codes = codesOf(answer)
  const { status, body } = answer
  const clear = status === 422 ? body.errors?.every((error) => error.field && error.detail) : body.detail
  if (![409, 422].includes(status) || !clear)
    faults.push(`${shown(row)}: ${status} ${codes.join(', ')} is no clear refusal`)
  return { row, codes }
}

async function readBack(portal, { row, id }, deadline) {
  for (;;) {
    const { status, body: request } = await portal.call('GET', `/account-requests/${id}`)
    if (status !== 200) {
      faults.push(`${shown(row)}: ${status} when it is read back`)
      return null
    }
    if (Date.now() > deadline || request.mails.every((mail) => mail.state !== 'queued')) return request
    await pause(100)
  }
}

function checkRequest(row, { smartAccount, country, approvers, mails, status }) {
  const expect = (what, is, should) => {
    if (is !== should)
      faults.push(`${shown(row)}: ${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`)
  }
  const domain = domainToASCII(row.domain)
  expect('the name', smartAccount.name, row.name.normalize('NFC').trim())
  expect('the domain', smartAccount.domainIdentifier, domain)
  expect('the country', country, row.country.toUpperCase())
  expect('the approver', approvers.map(({ email }) => email).join(), `it@${domain}`)
  const wanted = status === 'pending' ? approvers.map(({ email }) => `approval to ${email}: sent`) : []
  expect('the mail', mails.map((mail) => `${mail.kind} to ${mail.to}: ${mail.state}`).join(), wanted.join())
}

function checkRefusals(answers) {
  const accepted = answers.filter(({ id }) => id).map(({ row }) => domainToASCII(row.domain))
  const held = new Set(accepted)
  if (held.size !== accepted.length) faults.push('a domain was given twice')
  for (const { row, id, codes } of answers) {
    if (codes?.includes('domain.taken') && !held.has(domainToASCII(row.domain)))
      faults.push(`${shown(row)}: taken, but by nobody`)
    if (row.refused === undefined) continue
    const got = id ? '' : codes.join(', ')
    if (got !== row.refused)
      faults.push(`${shown(row)}: ${got || 'accepted'}, and should be ${row.refused || 'accepted'}`)
  }
}

function print(title, items, keyOf, exampleOf = () => []) {
  console.log(`${title} ${items.length}`)
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  for (const [key, members] of groups) {
    console.log(`  ${key}: ${members.length}`)
    for (const example of members.slice(0, examples).flatMap(exampleOf)) console.log(`    ${example}`)
  }
}

async function run(portal, rows) {
  await signUp(portal, { email: 'partner@reseller.example', name: 'Robin Partner', language: 'en' })

  const start = performance.now()
  // Every tenth row arrives in another spelling in the first place.
  const answers = await inBatches(rows, (row, i) =>
    fileRequest(portal, row, i % 10 === 9 ? spellings(row.domain)[i % 3] : row.domain),
  )
  const seconds = (performance.now() - start) / 1000
  const accepted = answers.filter(({ id }) => id)
  const refused = answers.filter(({ codes }) => codes)
  checkRefusals(answers)

  const again = accepted
    .filter(({ row }, i) => i % 20 === 0 || isInternational(row.domain))
    .flatMap(({ row }) => spellings(row.domain).map((domain) => ({ row, domain })))
  await inBatches(again, async ({ row, domain }) => {
    const { codes } = await fileRequest(portal, row, domain)
    if (codes?.join() !== 'domain.taken')
      faults.push(`${shown(row)}: ${codes ?? 'accepted'} as ${domain}, and should be domain.taken`)
  })

  const deadline = Date.now() + mailsHaveSeconds * 1000
  const requests = await inBatches(accepted, (answer) => readBack(portal, answer, deadline))
  for (const [i, request] of requests.entries()) if (request) checkRequest(accepted[i].row, request)

  const listed = await all(portal, '/account-requests')
  if (listed.length !== accepted.length)
    faults.push(`${listed.length} requests are listed, ${accepted.length} were accepted`)
  const owed = requests
    .filter((request) => request?.status === 'pending')
    .reduce((sum, { approvers }) => sum + approvers.length, 0)
  const mails = (await all(portal, '/mailbox')).filter(({ kind }) => kind === 'approval')
  const sent = mails.filter(({ state }) => state === 'sent').length
  if (mails.length !== owed || sent !== owed)
    faults.push(`${owed} mails are owed, ${mails.length} made, ${sent} sent`)

  console.log(
    `rows ${rows.length}, filed in ${seconds.toFixed(1)} s: ${Math.round(rows.length / seconds)} a second`,
  )
  print('requests', requests.filter(Boolean), ({ status, routedTo }) => `${status}, routed to ${routedTo}`)
  print(
    'refusals',
    refused,
    ({ codes }) => codes.join(', '),
    ({ row }) => shown(row),
  )
  console.log(`other spellings of accepted domains ${again.length}`)
  console.log(`mails ${sent} sent of ${owed} owed`)
}

const begun = performance.now()
const rows = rowsOf(readFileSync(file, 'utf8'))
const portal = await startPortal(resolve(binary))
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => portal.stop().finally(() => process.exit(1)))
try {
  await run(portal, rows)
} catch (error) {
  faults.push(`the run broke off: ${error.stack}\n${portal.said().slice(-4000)}`)
} finally {
  const end = await portal.stop()
  if (end !== 0) faults.push(`the program ended with ${end}`)
}
console.log(`took ${((performance.now() - begun) / 1000).toFixed(1)} s`)
for (const fault of faults.slice(0, 50)) console.error(`FAULT ${fault}`)
if (faults.length > 0) console.error(`${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
