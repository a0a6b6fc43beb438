// The people and things that calls are about: somebody of each kind, and a request in each state.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { browserAt, signUp } from '../support/portal.mjs'
import { send } from './calls.mjs'

export const password = 'four quiet words here'
const requestsToDecide = 12
const sessionsToEnd = 6
const guestsInvited = 8
const linksToRefuse = 8
const partsOfEach = 12
const accessToDecide = 10
const accessToWithdraw = 5

/** Makes the world in a portal that has just started. */
export async function makeWorld(portal) {
  const someone = async (name, email) => {
    const browser = browserAt(portal.origin)
    await signUp(browser, { name, email, password })
    return { name, email, ...browser }
  }
  const asya = await someone('Asya', 'asya@partner.example')
  const ben = await someone('Ben', 'ben@elsewhere.example')
  const desk = { name: 'Desk', email: 'desk@operator.example', ...browserAt(portal.origin) }
  const link = await portal.command('admin', 'create', '--email', desk.email)
  await good(desk.call('POST', `/sign-in-links/${link.trim().split('/').at(-1)}`, { password }))
  const visitor = { name: 'a visitor', email: '', ...browserAt(portal.origin) }

  let companies = 0
  const files = async (more = {}) => {
    companies += 1
    const answer = await good(
      asya.call('POST', '/account-requests', {
        accountName: `Company ${companies}`,
        domainIdentifier: `company${companies}.example`,
        country: 'JP',
        approverEmails: ['ito@keio.jp'],
        ...more,
      }),
    )
    return answer.body
  }

  // Ito signs up by the link of the first request, approves it, and is asked for all the others.
  const keio = await files({ accountName: 'Keio University', domainIdentifier: 'keio.jp' })
  const ito = { name: 'Ito', email: 'ito@keio.jp', ...browserAt(portal.origin) }
  const approval = (await linksTo(portal, ito.email, 'approvals'))[0]
  await good(
    ito.call('POST', '/sign-ups', { email: ito.email, name: ito.name, password, approvalToken: approval }),
  )
  const approve = { verdict: 'approved', agreementVersion: (await openAgreement(ito, keio.id)).version }
  await good(ito.call('POST', `/account-requests/${keio.id}/decision`, approve))
  const declined = await files()
  await review(declined.id)
  await good(
    ito.call('POST', `/account-requests/${declined.id}/decision`, {
      verdict: 'declined',
      reason: 'Not ours.',
    }),
  )
  const pending = []
  for (let i = 0; i < requestsToDecide; ++i) {
    const request = await files()
    await review(request.id)
    pending.push(request.id)
  }
  const inReview = [(await files()).id, (await files()).id, (await files()).id]

  async function review(id) {
    await good(desk.call('POST', `/account-requests/${id}/review`, { verdict: 'released' }))
  }

  const forwards = []
  for (const id of pending.slice(0, 4)) {
    const { body } = await good(
      ito.call('POST', `/account-requests/${id}/forwards`, { email: 'lin@keio.jp' }),
    )
    forwards.push(`/account-requests/${id}/forwards/${body.id}`)
  }
  const kim = await someone('Kim', 'kim@kims.example')
  await files({ domainIdentifier: 'kims.example' })

  const bens = await good(
    ben.call('POST', '/account-requests', {
      accountName: 'Of Ben',
      domainIdentifier: 'ben.example',
      country: 'IT',
      approverEmails: ['it@ben.example'],
    }),
  )
  // A new password ends the sessions of its user, so the links are those of somebody whom nobody else needs.
  const cleo = await someone('Cleo', 'cleo@elsewhere.example')
  await good(visitor.call('POST', '/password-resets', { email: cleo.email }))
  const unproven = { name: 'Dan', email: 'dan@elsewhere.example', password }
  await good(browserAt(portal.origin).call('POST', '/sign-ups', unproven))
  const entering = (await portal.command('admin', 'create', '--email', 'second@operator.example')).trim()
  await files({ domainIdentifier: 'lab.example', approverEmails: ['lab@lab.example'] })
  const [labs] = await linksTo(portal, 'lab@lab.example', 'approvals')
  const guests = Array.from({ length: guestsInvited }, (_, i) => ({
    email: `guest${i}@guests.example`,
    role: 'user',
  }))
  const open = await files({
    domainIdentifier: 'open.example',
    users: [...guests, { email: ben.email, role: 'viewer' }],
  })
  await review(open.id)
  await good(ito.call('POST', `/account-requests/${open.id}/decision`, approve))
  const [forNewGuest] = await linksTo(portal, guests[0].email, 'invitations')
  const forGuests = []
  for (const { email } of guests.slice(1)) forGuests.push(...(await linksTo(portal, email, 'invitations')))
  const forBen = await linksTo(portal, ben.email, 'invitations')
  // Whoever holds these links says no by them.
  const pat = 'pat@pats.example'
  for (let i = 0; i < linksToRefuse; ++i)
    await files({ domainIdentifier: `p${i}.pats.example`, approverEmails: [pat] })
  const allowances = ['one.example', 'two.example', 'three.example']
  for (const domain of allowances)
    await good(desk.call('PUT', `/filing-allowances/${domain}`, { reason: 'They move house.' }))
  const approvals = [
    ...(await linksTo(portal, ito.email, 'approvals')),
    ...(await linksTo(portal, pat, 'approvals')),
  ]
  const partOf = async (what, body) => {
    const made = await good(ito.call('POST', `/smart-accounts/${keio.smartAccount.id}/${what}`, body))
    return made.body.id
  }
  // Approved under an earlier agreement, so that the one in force can be accepted.
  await tamper(
    portal,
    `UPDATE request_decisions SET agreement_version = '1' WHERE account_request_id = ${keio.id}`,
  )
  const parts = { virtualAccountId: [], memberId: [], invitationId: [], domain: [] }
  for (let i = 0; i < partsOfEach; ++i) {
    parts.virtualAccountId.push(await partOf('virtual-accounts', { name: `Part ${i}` }))
    parts.memberId.push(await partOf('members', { email: `member${i}@keio.jp`, role: 'user' }))
    parts.invitationId.push(await partOf('members', { email: `friend${i}@friends.example`, role: 'user' }))
    await partOf('domains', { domain: `domain${i}.example` })
    parts.domain.push(`domain${i}.example`)
  }
  const imports = `/api/v1/smart-accounts/${keio.smartAccount.id}/member-imports`
  const brings = async (rows, query = '') => {
    const body = { file: `email,role\n${rows.join('\n')}\n`, type: 'text/csv' }
    return (await good(send(portal.origin, ito, 'POST', imports + query, { body }))).body.id
  }
  parts.importId = [await brings(['imported@keio.jp,user', 'nobody,user', 'ito@keio.jp,user'])]
  // Of another account than the one in which others are begun: one is open at a time.
  const named = { adminEmail: 'new@keio.jp', reason: 'Nobody answers.' }
  const begun = await good(desk.call('POST', `/smart-accounts/${open.smartAccount.id}/successions`, named))
  // Lou objects to a request for her company.
  const lou = await someone('Lou', 'lou@lous.example')
  await files({ domainIdentifier: 'lous.example' })
  const objection = { domainIdentifier: 'lous.example', reason: 'Nobody of ours asked for it.' }
  const contest = await good(lou.call('POST', '/identifier-contests', objection))
  // Who asks to become a member: of Ito's account, one each; and Ben of several, to take it back.
  const asksFor = async (who, domainIdentifier) =>
    (await good(who.call('POST', '/access-requests', { domainIdentifier, role: 'user' }))).body.id
  const access = { toDecide: [], toWithdraw: [] }
  for (let i = 0; i < accessToDecide; ++i)
    access.toDecide.push(await asksFor(await someone(`Asker ${i}`, `asker${i}@askers.example`), 'keio.jp'))
  for (let i = 0; i < accessToWithdraw; ++i) {
    const another = await files({ domainIdentifier: `asked${i}.example` })
    await review(another.id)
    await good(ito.call('POST', `/account-requests/${another.id}/decision`, approve))
    access.toWithdraw.push(await asksFor(ben, `asked${i}.example`))
  }
  // Where Asya is signed in elsewhere, to be ended.
  for (let i = 0; i < sessionsToEnd; ++i)
    await good(browserAt(portal.origin).call('POST', '/sessions', { email: asya.email, password }))
  const signedIn = (await good(asya.call('GET', '/profile/sessions'))).body.items
  return {
    people: { visitor, user: asya, approver: ito, stranger: ben, contester: kim, objector: lou, staff: desk },
    forwards,
    allowances,
    contests: [contest.body.id],
    successions: [{ account: open.smartAccount.id, id: begun.body.id }],
    parts,
    access,
    // What has to be under way when an operation is called: so many rows are tried out for as long as that takes.
    before: {
      cancelMemberImport: async () => {
        const many = Array.from({ length: 20_000 }, (_, i) => `imported${i}@keio.jp,user`)
        parts.importId.push(await brings(many, '?dryRun=true'))
      },
    },
    files: {
      importMembers: [
        'email,role\nnew@keio.jp,user\n',
        'email;role;virtualAccount;includeNested;note\r\nnew@friends.example;viewer;Part 1;yes;Hello\r\n',
        'email,role\n',
        'email,colour\nx,y\n',
      ],
    },
    requests: { pending, inReview, decided: [keio.id, declined.id], foreign: bens.body.id },
    accounts: { active: keio.smartAccount.id, foreign: bens.body.smartAccount.id },
    sessions: signedIn.filter(({ current }) => !current).map(({ id }) => id),
    mails: (await good(visitor.call('GET', '/mailbox'))).body.items.map(({ id }) => id),
    // Bodies whose parts have to belong together.
    bodies: {
      signUp: [
        { email: 'lab@lab.example', name: 'Lab', password, approvalToken: labs },
        { email: guests[0].email, name: 'Guest', password, invitationToken: forNewGuest },
      ],
      refuseInvitation: guests.map(({ email }) => ({ email })),
      refuseByApprovalLink: ['declined', 'wrong_person'].map((verdict) => ({
        email: pat,
        verdict,
        reason: 'Not ours.',
      })),
      fileAccessRequest: [{ domainIdentifier: 'keio.jp', role: 'user' }],
      decideAccessRequest: [{ verdict: 'approved' }, { verdict: 'declined', reason: 'Not known here.' }],
      changeAccessRules: [{ rules: [] }, { rules: [{ domain: 'gmail.com', verdict: 'declined' }] }],
      acceptAgreement: [{ agreementVersion: approve.agreementVersion }],
      contestIdentifier: [{ domainIdentifier: 'kims.example', reason: 'Nobody of ours asked for it.' }],
    },
    tokens: {
      approvals,
      invitations: [...forBen, ...forGuests],
      verify: [
        await linksTo(portal, asya.email, 'verify'),
        await linksTo(portal, unproven.email, 'verify'),
      ].flat(),
      reset: await linksTo(portal, cleo.email, 'reset'),
      enter: [entering.split('/').at(-1)],
      stop: (await linksTo(portal, ito.email, 'stop')).slice(0, 1),
      digest: [await digestTo(portal, ito)],
    },
  }
}

/** The token in a weekly digest, put into the outbox as the job does on Mondays. */
async function digestTo(portal, { email, call }) {
  const reader = (await good(call('GET', '/session'))).body.user.id
  await tamper(
    portal,
    `INSERT INTO mails (id, kind, recipient, language, arguments, state, changed_at, tries, due_at, lease_until, lease,
        created_at)
      VALUES (7, 'digest', '${email}', 'en', '{"accounts":[],"all":1,"more":1,"reader":${reader},"unusedAfter":1}',
        'queued', 0, 0, 0, 0, 0, ${Date.now()})`,
  )
  return (await linksTo(portal, email, 'digest-stops'))[0]
}

/** Changes the database behind the program's back. */
async function tamper({ database }, sql) {
  await promisify(execFile)('sqlite3', ['-cmd', '.timeout 10000', database, sql])
}

async function openAgreement(browser, id) {
  return (await good(browser.call('GET', `/account-requests/${id}`))).body.agreement
}

async function good(call) {
  const answer = await call
  if (answer.status >= 300) throw new Error(`a call that should have gone well: ${JSON.stringify(answer)}`)
  return answer
}

/** The tokens of a kind of link in somebody's mails, the oldest first; waits until there is one. */
async function linksTo(portal, email, kind) {
  const patience = Date.now() + 20_000
  const link = new RegExp(`^https?://[^/\\s]+/${kind}/([\\w-]+)\\s*$`, 'm')
  while (Date.now() < patience) {
    const { body: page } = await portal.call('GET', '/mailbox?limit=200')
    const tokens = []
    for (const { id } of page.items.filter((mail) => mail.to === email)) {
      const [, token] = (await portal.call('GET', `/mailbox/${id}`)).body.text.match(link) ?? []
      if (token) tokens.unshift(token)
    }
    if (tokens.length > 0) return tokens
    await new Promise((soon) => setTimeout(soon, 50))
  }
  throw new Error(`no mail with a link of the kind ${kind} to ${email}`)
}
