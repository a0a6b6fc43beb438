// What Lighthouse makes of the pages that people see first, on a phone with a slow connection, against the real program:
//   node tests/lighthouse/run.mjs [BINARY]
// A machine that others share is noisy, so a page has three tries and its best one counts.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { signUp, startPortal, tokenTo } from '../support/portal.mjs'

const tries = 3
const aims = { performance: 90, accessibility: 100 }
const least = { performance: 85, accessibility: 100 }
const shown = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
]

const binary = resolve(process.argv[2] ?? resolve(import.meta.dirname, '../../build/release/deedbox'))
if (!existsSync(binary)) {
  console.error(`there is no ${binary}`)
  process.exit(2)
}

/** Where the mail to an approver leads, after somebody has asked for an account. */
async function approvalPage(portal) {
  const approver = 'it@aster-works.test'
  await signUp(portal, { email: 'asya@perla-partner.test', name: 'Asya Tester' })
  const { status } = await portal.call('POST', '/account-requests', {
    accountName: 'Aster Works',
    domainIdentifier: 'aster-works.test',
    country: 'IT',
    approverEmails: [approver],
    noteToApprover: 'The licences of your order from March wait for this account.',
  })
  if (status !== 201) throw new Error(`the request was answered with ${status}`)
  return `/approvals/${await tokenTo(portal, approver, 'approvals')}`
}

async function look(url, port) {
  const { lhr } = await lighthouse(url, { port, onlyCategories: Object.keys(aims), logLevel: 'error' })
  return lhr
}

const scoresOf = ({ categories }) =>
  Object.fromEntries(Object.keys(aims).map((id) => [id, Math.round(categories[id].score * 100)]))

const reaches = (scores, wanted) => Object.keys(wanted).every((id) => scores[id] >= wanted[id])

/**
 * The best of some looks at a page; one that is as good as we aim for needs no other. A look that the browser has lost on a
 * busy machine is one of them, as long as another is not.
 */
async function best(url, port) {
  let found
  let lost
  for (let number = 0; number < tries; number += 1) {
    const report = await look(url, port)
    if (report.runtimeError) {
      lost = report.runtimeError.message
      continue
    }
    const scores = scoresOf(report)
    if (!found || scores.performance > found.scores.performance) found = { report, scores }
    if (reaches(scores, aims)) break
  }
  if (!found) throw new Error(`${url}: ${lost}`)
  return found
}

/** What pulls a page down, for whoever reads the log. */
function shortcomings({ audits, categories }) {
  return Object.keys(aims)
    .flatMap((category) => categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `    ${id}: ${audits[id].displayValue ?? audits[id].title}`)
}

const portal = await startPortal(binary)
const browser = await launch({
  chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let passed = 0
let failed = 0
try {
  const pages = { start: '/', 'sign-in': '/sign-in', approval: await approvalPage(portal) }
  for (const [name, path] of Object.entries(pages)) {
    const { report, scores } = await best(`${portal.origin}${path}`, browser.port)
    const words = [
      ...Object.entries(scores).map(([category, score]) => `${category} ${score}`),
      ...shown.map((id) => `${id} ${report.audits[id].displayValue}`),
    ]
    console.log(`${name.padEnd(9)} ${words.join(', ')}`)
    if (!reaches(scores, aims)) console.log(shortcomings(report).join('\n'))
    if (reaches(scores, least)) passed += 1
    else failed += 1
  }
} finally {
  browser.kill()
  await portal.stop()
}
console.log(`lighthouse: ${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
