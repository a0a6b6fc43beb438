import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MailSink } from '../crash/mail_sink.mjs'
import { decoded, Office, textOf } from './office.mjs'
import { spamScores } from './spam.mjs'

// Below what any filter marks as spam (5), with room for what it learns of a sender.
const mostSpamPoints = 2

/** Whoever asks and is asked, as the relay knows them. */
const asya = 'kind-asya@company.test'
const taken = 'it@company.test'
const refused = 'nobody@company.test'
const later = 'later@company.test'
const gone = 'it@gone.test'
const late = 'it@late.test'

/**
 * Each case gets the relay (a Postfix with `ports` for what lies behind it), and says what is wrong. `aside` mostly waits,
 * and goes on beside the others.
 */
export const cases = [
  {
    name: 'a mail server that takes 35 s behind the final dot gets a mail once',
    run: slowServer,
    aside: true,
  },
  { name: 'a mail server that says nothing holds up no stop', run: muteServer, aside: true },
  { name: 'mails go out under TLS with a CA of its own, and what becomes of them is shown', run: wholeWay },
  { name: 'a certificate that is not believed, or no TLS at all, is found by the doctor', run: withoutTrust },
  { name: 'a relay that refuses our greeting defers, and takes all once we greet well', run: badGreeting },
  { name: 'a relay that does not relay for us defers', run: noRelaying },
  { name: 'a mail of each kind is no spam, in each language', run: spam },
]

const secure = ({ relay, certificates }) => ({
  DEEDBOX_SMTP_URL: `smtp://localhost:${relay.tls}`,
  DEEDBOX_SMTP_TLS: 'demanded',
  DEEDBOX_SMTP_CA_FILE: certificates.ca,
})
const plain = ({ relay }) => ({ DEEDBOX_SMTP_URL: `smtp://127.0.0.1:${relay.plain}` })
const bounces = ({ ports }) => ({
  DEEDBOX_BOUNCE_ADDRESS: 'bounces@portal.test',
  DEEDBOX_LMTP_LISTEN: `127.0.0.1:${ports.reports}`,
})

/** Runs `story` with an office, which is ended whatever happens. */
async function inOffice({ binary, folder }, settings, story) {
  const office = await Office.at(binary, join(folder, 'office'), settings)
  try {
    return await story(office)
  } catch (error) {
    error.stack += `\n${office.program.log.slice(-3000)}`
    throw error
  } finally {
    await office.abandon()
  }
}

async function wholeWay(stage) {
  const { relay, ports } = stage
  return inOffice(stage, { ...secure(stage), ...bounces(stage) }, async (office) => {
    const faults = []
    const doctor = await office.doctor()
    if (!/^ok +mail server: takes mails from accounts@portal\.test$/m.test(doctor)) faults.push(doctor)
    await office.start()
    await office.signUp(asya, 'Asya Brandt', async (to) => textOf(await relay.mailTo(to)))
    const request = await office.requestAccount([taken, refused, later, gone, late])
    faults.push(...arrived(await relay.mailTo(taken)))
    faults.push(
      ...(await office.shows(request, taken, { state: 'sent' })),
      ...(await office.shows(request, refused, { state: 'bounced', words: '550 5.1.1' })),
      ...(await office.shows(request, later, { state: 'deferred', words: '451 4.2.0' })),
      ...(await office.shows(request, gone, { state: 'bounced', words: 'nobody of that name here' })),
      ...(await office.shows(request, late, { state: 'deferred', words: '4.4.1' })),
    )
    const back = await MailSink.start(ports.late)
    faults.push(...(await office.shows(request, late, { state: 'sent' })))
    await back.stop()
    const status = await office.stop()
    if (status !== 0) faults.push(`the program ended with ${status}`)
    return faults
  })
}

/** What a mail has to be when it arrives. */
function arrived(mail) {
  const headers = mail.slice(0, mail.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ')
  const wanted = [
    /^Received: from portal\.test .*with ESMTPS/m,
    /^Return-Path: <bounces\+[0-9a-f]{48}@portal\.test>$/m,
    /^From: Perla Networks <accounts@portal\.test>$/m,
    /^Content-Type: multipart\/alternative;/m,
    /^Auto-Submitted: auto-generated$/m,
  ]
  return wanted
    .filter((form) => !form.test(headers))
    .map((form) => `a mail arrived without ${form}:\n${headers}`)
}

async function withoutTrust(stage) {
  return inOffice(stage, secure(stage), async (office) => {
    const faults = []
    for (const [settings, words] of [
      [{ DEEDBOX_SMTP_CA_FILE: '' }, /^WRONG mail server: .*certificate/m],
      [{ DEEDBOX_SMTP_URL: `smtp://localhost:${stage.relay.off}` }, /^WRONG mail server: .*STARTTLS/m],
      [{ DEEDBOX_SMTP_TLS: 'offered', DEEDBOX_SMTP_CA_FILE: '' }, /^ok +mail server: takes mails/m],
    ]) {
      const doctor = await office.doctor(settings)
      if (!words.test(doctor)) faults.push(`${JSON.stringify(settings)}: not ${words}:\n${doctor}`)
    }
    return faults
  })
}

async function badGreeting(stage) {
  const unknown = { ...plain(stage), DEEDBOX_SMTP_HELO: '' }
  return inOffice(stage, unknown, async (office) => {
    const faults = []
    const url = `http://localhost:${office.program.port}`
    office.program.environment.DEEDBOX_PUBLIC_URL = url
    const complaint = 'need fully-qualified hostname'
    const doctor = await office.doctor()
    if (
      !doctor.includes(
        `RCPT TO:<accounts@portal.test>: 504 5.5.2 <localhost>: Helo command rejected: ${complaint}`,
      )
    )
      faults.push(`the doctor finds nothing wrong:\n${doctor}`)
    await office.start()
    await office.tables.say(owed(1, 'no_user', 'kind-greeting@company.test'))
    faults.push(...(await isRefused(office, complaint)))
    const sick = await office.doctor()
    if (!/^WRONG mails: 1 waits for the mail server; at \S+ it refused us: 504 5\.5\.2/m.test(sick))
      faults.push(`the doctor does not tell of the mail:\n${sick}`)
    await office.stop()
    office.program.environment.DEEDBOX_SMTP_HELO = 'portal.test'
    await office.tables.say('UPDATE mails SET due_at = 0;')
    await office.start()
    await stage.relay.mailTo('kind-greeting@company.test')
    return faults
  })
}

async function noRelaying(stage) {
  return inOffice(stage, plain(stage), async (office) => {
    await office.start()
    await office.tables.say(owed(1, 'no_user', 'it@elsewhere.test'))
    return isRefused(office, 'Relay access denied')
  })
}

async function isRefused(office, words) {
  const patience = Date.now() + 20_000
  let mail
  while (Date.now() < patience) {
    ;[mail] = await office.rows('SELECT state, reason, detail FROM mails')
    if (mail.state === 'deferred' && mail.reason === 'refused_us' && mail.detail.includes(words)) return []
    await pause(100)
  }
  return [`the mail should be deferred with ${words}: ${JSON.stringify(mail)}`]
}

async function slowServer(stage) {
  const sink = await MailSink.start()
  sink.treat = () => 35_000
  return inOffice(stage, { DEEDBOX_SMTP_URL: sink.url }, async (office) => {
    await office.start()
    await office.tables.say(owed(1, 'no_user', 'it@slow.test'))
    await sink.mailTo('it@slow.test')
    const patience = Date.now() + 60_000
    let mail
    do {
      await pause(500)
      ;[mail] = await office.rows('SELECT state, tries FROM mails')
    } while (mail.state !== 'sent' && Date.now() < patience)
    if (mail.state === 'sent' && sink.arrivals.length === 1) return []
    return [`the mail came ${sink.arrivals.length} times and is ${JSON.stringify(mail)}`]
  }).finally(() => sink.stop())
}

async function muteServer(stage) {
  const open = new Set()
  const server = createServer((socket) => open.add(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return inOffice(
    stage,
    { DEEDBOX_SMTP_URL: `smtp://127.0.0.1:${server.address().port}` },
    async (office) => {
      await office.start()
      await office.tables.say(owed(1, 'no_user', 'it@mute.test'))
      while (open.size === 0) await pause(50)
      const begun = Date.now()
      const status = await office.stop()
      const seconds = (Date.now() - begun) / 1000
      return status === 0 && seconds < 15 ? [] : [`the program ended with ${status} after ${seconds} s`]
    },
  ).finally(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
}

/** A row of the outbox, as an act would have written it. A link's id is larger than a number of JavaScript holds. */
const owed = (id, kind, to, language = 'en', facts = {}) => `
  INSERT INTO mails (id, kind, recipient, language, arguments, state, changed_at, tries, due_at, lease_until, lease,
      created_at)
    VALUES (${id}, '${kind}', '${to}', '${language}', '${JSON.stringify(facts)
      .replace(/"link":"(\d+)"/, '"link":$1')
      .replaceAll("'", "''")}', 'queued',
      0, 0, 0, 0, 0, ${Date.now()});`

/** What the mails of any kind tell of, but for the link, which has to be alive. */
const facts = {
  accountName: 'Keio University',
  domain: 'keio.jp',
  proven: 'sfc.example',
  admin: 'mei@keio.jp',
  dueAt: Date.now() + 7 * 86_400_000,
  trouble: 'no_record',
  requester: 'Asya Brandt',
  requesterEmail: 'asya@partner.example',
  country: 'JP',
  request: 123456789012345,
  account: 123456789012346,
  note: 'As agreed on the phone.',
  forwardedBy: 'Hideo Ito',
  forwardNote: 'You know them better than I do.',
  expiresAt: Date.now() + 80 * 86_400_000,
  namedBy: 'requester',
  by: 'Hideo Ito',
  byEmail: 'it@keio.jp',
  scope: 'virtual_account',
  reason: 'We already have an account elsewhere.',
  approver: 'it@keio.jp',
  stillAsked: 'nobody',
  role: 'user',
  verdict: 'approved',
  cause: 'unanswered',
  outcome: 'upheld',
  at: Date.now(),
  agreementTitle: 'The agreement',
  agreementVersion: '2026-12',
  agreementText: 'What both sides keep to.',
  count: 2,
  name: 'Asya Brandt',
  inviter: 'Asya Brandt',
  inviterEmail: 'asya@partner.example',
}

/** What one kind tells beside the facts of all, or in their place. An invitation goes out if it can be answered. */
const ofKind = {
  invitation: { link: '123456789012347', generation: 1 },
  not_mailed: { cause: 'undeliverable' },
  access_requested: { request: 123456789012348, whence: 'outside' },
  access_reminder: { request: 123456789012348, whence: 'company' },
  access_declined: { by: 'admin' },
  new_agreement: { version: '2027-01', acceptBy: Date.now() + 30 * 86_400_000 },
  digest: {
    accounts: [
      {
        id: 123456789012346,
        name: 'Keio University',
        domain: 'keio.jp',
        registered: 'keio.jp',
        findings: [
          { kind: 'domain_unresolved', count: 1 },
          { kind: 'member_unused', count: 3 },
        ],
      },
    ],
    all: 2,
    more: 1,
    reader: 123456789012349,
    unusedAfter: 180 * 86_400_000,
  },
}
const invited = (link) => `
  INSERT INTO smart_accounts (id, name, name_folded, domain_identifier, registered_domain, type, status, country,
      visibility, created_at)
    VALUES (123456789012346, 'Keio University', 'keio university', 'keio.jp', 'keio.jp', 'customer', 'active', 'JP',
      'unrestricted', 0);
  INSERT INTO invitations (id, smart_account_id, email, mailbox, role, language, invited_by, state, link_generation,
      issued_at, expires_at)
    SELECT ${link}, 123456789012346, 'kind@company.test', 'kind@company.test', 'user', 'en', min(id), 'invited', 1, 0,
      ${facts.expiresAt} FROM users;`

/** Somebody asks the administrators of that account, who are those to whom the mails about it go. */
const asked = (admins) => `
  INSERT INTO access_requests (id, smart_account_id, requester_id, mailbox, role, virtual_account_ids, status, created_at,
      expires_at)
    SELECT ${ofKind.access_requested.request}, 123456789012346, min(id), 'kind-spam@company.test', 'user', '[]', 'pending', 0,
      ${facts.expiresAt} FROM users;
  ${admins
    .map(
      (email, index) => `
  INSERT INTO users (id, email, name, language, created_at) VALUES (${index + 1}, '${email}', 'Ito', 'en', 0);
  INSERT INTO members (id, smart_account_id, user_id, role, since)
    VALUES (${index + 1}, 123456789012346, ${index + 1}, 'admin', 0);`,
    )
    .join('')}`

async function spam(stage) {
  const { relay, folder } = stage
  return inOffice(stage, plain(stage), async (office) => {
    await office.start()
    await office.signUp('kind-spam@company.test', 'Asya Brandt', async (to) => textOf(await relay.mailTo(to)))
    await office.requestAccount([taken])
    const [link] = await office.rows(
      `SELECT CAST(json_extract(arguments, '$.link') AS TEXT) AS link, json_extract(arguments, '$.generation') AS generation
       FROM mails WHERE kind = 'approval'`,
    )
    await office.stop()
    // As an operator would have it: links to a host with a name.
    office.program.environment.DEEDBOX_PUBLIC_URL = 'https://accounts.perla.example'
    await office.start()
    const kinds = await kindsOfMails()
    const all = kinds.flatMap((kind) => ['en', 'it', 'es'].map((language) => ({ kind, language })))
    const rows = all.map(({ kind, language }, index) =>
      owed(index + 1, kind, addressOf(kind, language), language, {
        ...facts,
        ...link,
        ...ofKind[kind],
        to: addressOf(kind, language),
      }),
    )
    await office.tables.say(
      `BEGIN IMMEDIATE; ${invited(ofKind.invitation.link)} ${asked(all.map(({ kind, language }) => addressOf(kind, language)))} ${rows.join('\n')} COMMIT;`,
    )
    const faults = await sentAll(office, all.length)
    if (faults.length > 0) return faults
    const mails = await Promise.all(all.map(({ kind, language }) => relay.mailTo(addressOf(kind, language))))
    const scores = await spamScores([...mails, unmistakable], folder)
    if (!(scores.get('<spam@portal.test>')?.score > mostSpamPoints))
      faults.push('SpamAssassin finds no spam at all')
    scores.delete('<spam@portal.test>')
    for (const [index, { kind, language }] of all.entries()) {
      const found = scores.get(`<deedbox.${index + 1}@portal.test>`)
      if (!(found?.score < mostSpamPoints))
        faults.push(
          `${kind} in ${language} has ${found?.score} points: ${found?.rules}\n${decoded(mails[index])}`,
        )
    }
    const most = Math.max(...[...scores.values()].map(({ score }) => score))
    return { faults, report: `${all.length} mails, at most ${most} points` }
  })
}

/** What every filter takes for spam (GTUBE): the measure measures. */
const unmistakable = `From: <spam@portal.test>
To: <it@company.test>
Subject: Hello
Message-ID: <spam@portal.test>
Date: Mon, 02 Mar 2026 09:00:00 +0000

XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X
`

const addressOf = (kind, language) => `kind-${kind}.${language}@company.test`

/** Every kind that has a subject in the catalogue. */
async function kindsOfMails() {
  const catalogue = await readFile(join(import.meta.dirname, '../../i18n/server/mails.en.json'), 'utf8')
  const subjects = Object.keys(JSON.parse(catalogue)).map((key) => key.match(/^mail\.(\w+)\.subject$/)?.[1])
  // What is forwarded is an approval in other words.
  return subjects.filter((kind) => kind && kind !== 'approval_forwarded')
}

async function sentAll(office, last) {
  const patience = Date.now() + 30_000
  let waiting
  while (Date.now() < patience) {
    waiting = await office.rows(
      `SELECT kind, language, state, reason, detail FROM mails WHERE id <= ${last} AND state <> 'sent'`,
    )
    if (waiting.length === 0) return []
    await pause(200)
  }
  return waiting.map((mail) => `not sent: ${JSON.stringify(mail)}`)
}
