import { endings, named } from './history.mjs'
import { mailIdOf } from './mail_sink.mjs'

// What belongs together: either all of it stands or none.
const wholes = {
  pending: { account: 'pending', claims: 1, defaults: 0, admins: 0, decisions: '', ended: '' },
  in_review: { account: 'pending', claims: 1, defaults: 0, admins: 0, decisions: '', ended: '' },
  approved: {
    account: 'active',
    claims: 1,
    defaults: 1,
    admins: 1,
    decisions: 'approved',
    ended: 'approved',
  },
  declined: {
    account: 'cancelled',
    claims: 0,
    defaults: 0,
    admins: 0,
    decisions: 'declined',
    ended: 'declined',
  },
  withdrawn: { account: 'cancelled', claims: 0, defaults: 0, admins: 0, decisions: '', ended: 'withdrawn' },
}
const told = { approved: 'approved', declined: 'declined' }
const live = ['asked', 'waiting']

function grouped(rows, by) {
  const groups = new Map()
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row])
  return (key) => groups.get(key) ?? []
}

const sorted = (words) => [...words].sort().join()

/** The tables as one object for each request, with everything that belongs to it. */
export function gathered(tables) {
  const ofAccount = {}
  const ofRequest = {}
  for (const name of ['claims', 'virtual_accounts', 'members'])
    ofAccount[name] = grouped(tables[name], 'account')
  for (const name of ['decisions', 'slots', 'users', 'invitations', 'forwards', 'events', 'mails'])
    ofRequest[name] = grouped(tables[name], 'request')
  return tables.requests.map((request) => {
    const whole = { ...request }
    for (const [name, rows] of Object.entries(ofAccount)) whole[name] = rows(request.account)
    for (const [name, rows] of Object.entries(ofRequest)) whole[name] = rows(request.id)
    whole.acts = whole.events.map(({ act }) => act.replace('account_request.', ''))
    return whole
  })
}

// ---- what must hold whoever did what ----

function checkWhole(request) {
  const { status, mails, slots, acts, users, members, invitations } = request
  const faults = []
  const expect = (what, is, should) => {
    if (is !== should)
      faults.push(
        `request ${request.id}, ${status}: ${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`,
      )
  }
  const should = wholes[status]
  if (!should) return [`request ${request.id} is ${status}`]
  const count = (rows, holds) => rows.filter(holds).length
  const mailed = (kind) => count(mails, (mail) => mail.kind === kind)
  // Those of the company are members at once, all others are invited.
  const letIn = status === 'approved' ? users : []
  const listed = count(letIn, ({ email }) => email.endsWith(`@${request.identifier}`))
  const invited = letIn.length - listed
  expect('its account', request.account_status, should.account)
  expect("its account's identifier", request.account_identifier, request.identifier)
  expect('the number of claims', request.claims.length, should.claims)
  expect(
    'the number of default Virtual Accounts',
    count(request.virtual_accounts, (row) => row.is_default),
    should.defaults,
  )
  expect(
    'the number of administrators',
    count(members, ({ role }) => role === 'admin'),
    should.admins,
  )
  expect(
    'the number of other members',
    count(members, ({ role }) => role !== 'admin'),
    listed,
  )
  expect('the decision', request.decisions.map(({ verdict }) => verdict).join(), should.decisions)
  expect(
    'the end in the event log',
    sorted(acts.filter((act) => Object.values(endings).includes(act))),
    should.ended,
  )
  expect(
    'how often the event log files it',
    count(acts, (act) => act === 'filed'),
    1,
  )
  expect(
    'the number of forwards in the event log',
    count(acts, (act) => act === 'forwarded'),
    request.forwards.length,
  )
  for (const kind of ['approved', 'declined'])
    expect(`the number of mails that tell it is ${kind}`, mailed(kind), told[status] === kind ? 1 : 0)
  expect('the number of mails to listed users', mailed('users_added'), listed)
  expect('the number of invitations', invitations.length, invited)
  expect('the number of mails that invite', mailed('invitation'), invited)
  // A link is issued with the mail that holds it, and only then.
  const issued = slots.reduce((sum, slot) => sum + slot.link_generation, 0)
  expect('the number of mails with a link', mailed('approval'), issued)
  // Wherever it was killed: the issue that opens is one that was made, and whoever is asked has one.
  const opens = ({ state, link_generation, live_generation }) =>
    live_generation <= link_generation && (state !== 'asked' || live_generation > 0)
  expect('the number of links that open', count(slots, opens), slots.length)
  const asked = count(slots, ({ state }) => live.includes(state))
  expect('whether anybody is still asked', asked > 0, should.account === 'pending')
  if (status === 'approved')
    expect(
      'the first administrator',
      members.find(({ role }) => role === 'admin')?.email,
      request.decisions[0]?.decided_by,
    )
  return faults
}

function checkIdentifiers({ accounts, claims, requests }) {
  const faults = []
  const requested = new Set(requests.map(({ account }) => account))
  const held = new Set()
  for (const { id, identifier, status } of accounts) {
    if (!requested.has(id)) faults.push(`account ${id} is there without its request`)
    if (status === 'cancelled') continue
    if (held.has(identifier)) faults.push(`${identifier} is held by two accounts`)
    held.add(identifier)
  }
  for (const { identifier } of claims)
    if (!held.has(identifier)) faults.push(`${identifier} is claimed for an account that is none`)
  return faults
}

// ---- what the calls were told ----

function checkFilings(history, requests) {
  const faults = []
  const named_ = grouped(requests, 'name')
  const ours = new Set()
  for (const call of history.filings) {
    const { request } = call
    const found = named_(request.name)
    ours.add(request.name)
    const fits = { acknowledged: (n) => n === 1, refused: (n) => n === 0, unknown: (n) => n <= 1 }[
      call.outcome
    ]
    if (!fits(found.length))
      faults.push(`${named(call)} was ${call.outcome} and is there ${found.length} times`)
    if (found.length === 1) faults.push(...checkFiled(call, found[0]))
  }
  for (const { id, name } of requests)
    if (!ours.has(name)) faults.push(`request ${id} is there and nobody filed it`)
  return faults
}

function checkFiled(call, found) {
  const { request, outcome } = call
  const said = {
    id: outcome === 'acknowledged' ? request.id : found.id,
    identifier: request.identifier,
    requester: request.requester.email,
    approvers: sorted(request.approvers.map(({ email }) => email)),
    users: sorted(request.users.map(({ email }) => email)),
  }
  const first = found.slots.filter(
    ({ named_by, email }) => named_by === 'requester' || request.approvers.some((one) => one.email === email),
  )
  const is = {
    id: found.id,
    identifier: found.identifier,
    requester: found.requester,
    approvers: sorted(first.map(({ email }) => email)),
    users: sorted(found.users.map(({ email }) => email)),
  }
  const [a, b] = [said, is].map((one) => JSON.stringify(one))
  return a === b ? [] : [`${named(call)} was acknowledged as ${a} and is ${b}`]
}

/** Whether the end of this request is the one that this call asked for. */
function isBy(call, found) {
  if (found.status !== endings[call.act]) return false
  const mark = `call ${call.number}`
  if (call.act === 'withdraw') return found.withdrawal_reason === mark
  const [decision] = found.decisions
  if (decision?.decided_by !== call.by.email) return false
  return call.act === 'approve' || decision.reason === mark
}

function checkEnd(request, found) {
  const ending = request.calls.filter(({ act }) => endings[act])
  const acknowledged = ending.filter(({ outcome }) => outcome === 'acknowledged')
  const faults = []
  if (acknowledged.length > 1)
    faults.push(`request ${request.id} was ended by ${acknowledged.map(named).join(' and ')}`)
  for (const call of acknowledged)
    if (!isBy(call, found)) faults.push(`${named(call)} was acknowledged, and the request is ${found.status}`)
  const ended = Object.values(endings).includes(found.status)
  if (ended && !ending.some((call) => call.outcome !== 'refused' && isBy(call, found)))
    faults.push(`request ${request.id} is ${found.status} and nobody did that`)
  return faults
}

function checkForwards(request, found) {
  const faults = []
  const calls = request.calls.filter(({ act }) => act === 'forward')
  const marks = new Set(calls.map(({ number }) => `call ${number}`))
  for (const call of calls) {
    const done = found.forwards.filter(({ note }) => note === `call ${call.number}`).length
    const fits = { acknowledged: done === 1, refused: done === 0, unknown: done <= 1 }[call.outcome]
    if (!fits) faults.push(`${named(call)} was ${call.outcome} and is done ${done} times`)
  }
  for (const { note } of found.forwards)
    if (!marks.has(note)) faults.push(`request ${request.id} has a forward that nobody made`)
  return faults
}

function checkResends(request, found) {
  const calls = request.calls.filter(({ act }) => act === 'resend')
  const count = (outcome) => calls.filter((call) => call.outcome === outcome).length
  const least = count('acknowledged')
  const most = least + count('unknown')
  const done = found.acts.filter((act) => act === 'link_resent').length
  return done < least || done > most
    ? [
        `request ${request.id}: ${done} resends are done, ${least} were acknowledged, ${most - least} are unknown`,
      ]
    : []
}

/** Whatever in the database contradicts what the calls were told, or is there by halves. */
export function checkHistory(history, tables) {
  const requests = gathered(tables)
  const found = new Map(requests.map((request) => [request.id, request]))
  const faults = [...checkIdentifiers(tables), ...checkFilings(history, requests)]
  for (const request of requests) faults.push(...checkWhole(request))
  for (const request of history.filed) {
    const is = found.get(request.id)
    if (!is) continue // said already
    for (const check of [checkEnd, checkForwards, checkResends]) faults.push(...check(request, is))
  }
  return faults
}

/** Whatever a mail server got that was not owed, or did not get that was. `refused` are recipients it does not take. */
export function checkMails({ mails }, arrivals, refused = () => false) {
  const faults = []
  const owed = new Map(mails.map((mail) => [mail.id, mail]))
  const arrived = new Map()
  for (const mail of arrivals) {
    const id = mailIdOf(mail)
    const row = owed.get(id)
    if (!row) faults.push(`a mail came that nobody owes: ${mail.messageId} to ${mail.to}`)
    else if (row.recipient !== mail.to) faults.push(`mail ${id} came to ${mail.to}`)
    const first = arrived.get(id)
    if (first && JSON.stringify(first) !== JSON.stringify(mail))
      faults.push(`mail ${id} came twice, and not the same`)
    arrived.set(id, mail)
  }
  for (const { id, kind, recipient, state, reason, detail } of mails) {
    if (state === 'sent' && !arrived.has(id))
      faults.push(`mail ${id} (${kind}) counts as sent and never came`)
    const kept = reason === 'superseded' || (refused(recipient) && detail)
    if (state === 'bounced' && !kept) faults.push(`mail ${id} (${kind}) was given up: ${reason} ${detail}`)
    if (state === 'queued' || state === 'deferred')
      faults.push(`mail ${id} (${kind}) is still ${state}: ${detail}`)
  }
  return faults
}

/** Whatever the API shows otherwise than the database holds it. */
export function checkShown(shown, found) {
  const of = (view) => ({
    status: view.status,
    account: view.smartAccount.status,
    approvers: sorted(view.approvers.map(({ email, state }) => `${email} ${state}`)),
    decision: view.decision?.verdict ?? null,
    mails: view.mails.length,
  })
  const is = {
    status: found.status,
    account: found.account_status,
    approvers: sorted(found.slots.map(({ email, state }) => `${email} ${state}`)),
    decision: found.decisions[0]?.verdict ?? null,
    mails: found.mails.length,
  }
  const [a, b] = [of(shown), is].map((one) => JSON.stringify(one))
  return a === b ? [] : [`request ${found.id} is shown as ${a} and is ${b}`]
}
