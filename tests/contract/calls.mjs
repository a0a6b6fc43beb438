// Where calls go, with what in their query and headers, and how they are sent.
import fc from 'fast-check'

/** The paths of an operation about things that are there. */
export function knownPaths(
  { path },
  { requests, forwards, accounts, mails, sessions, tokens, allowances, parts, contests, access, successions },
) {
  const things = {
    '/account-requests/{id}': [...requests.pending, ...requests.inReview, ...requests.decided],
    '/access-requests/{id}': path.endsWith('/withdrawal') ? access.toWithdraw : access.toDecide,
    '/smart-accounts/{id}': [accounts.active, accounts.foreign],
    '/mailbox/{id}': mails,
    '/profile/sessions/{id}': sessions,
    '/approval-links/{token}': tokens.approvals,
    '/invitations/{token}': tokens.invitations,
    '/filing-allowances/{domain}': allowances,
    '/identifier-contests/{id}': contests,
    '/password-resets/{token}': tokens.reset,
    '/sign-in-links/{token}': tokens.enter,
    '/mail-stops/{token}': tokens.stop,
    '/digest-stops/{token}': tokens.digest,
    '/guides/{name}': [
      'request-account',
      'decide-request',
      'answer-invitation',
      'ask-for-access',
      'add-people',
      'virtual-accounts',
      'prove-a-domain',
      'take-over-an-account',
      'account-health',
      'what-pending-means',
      'receipt',
      'glossary',
    ],
  }
  if (path.endsWith('/forwards/{forwardId}')) return forwards.map((forward) => `/api/v1${forward}`)
  if (path.includes('{successionId}'))
    return successions.map(({ account, id }) => path.replace('{id}', account).replace('{successionId}', id))
  for (const [name, ids] of Object.entries(parts))
    if (path.includes(`{${name}}`))
      return ids.map((id) => path.replace('{id}', accounts.active).replace(`{${name}}`, id))
  const [, first = null] = path.match(/^\/api\/v1(\/[^{]+\{\w+\})/) ?? []
  return (things[first] ?? ['7']).map((thing) => path.replace(/\{\w+\}/, thing).replaceAll(/\{\w+\}/g, '7'))
}

export function pathArbitrary(operation, world) {
  const known = fc.constantFrom(...knownPaths(operation, world))
  if (!operation.path.includes('{')) return known
  const odd = fc.oneof(
    fc.constantFrom(
      world.requests.foreign,
      '0',
      '-1',
      '9223372036854775807',
      '99999999999999999999',
      '%00',
      '%',
      '%2f',
      '%ff',
    ),
    // `.` and `..` never arrive: whoever makes a URL takes them away.
    fc
      .string({ minLength: 1 })
      .map(encodeURIComponent)
      .filter((text) => !/^\.\.?$/.test(text)),
  )
  return fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 2, arbitrary: odd.map((thing) => operation.path.replaceAll(/\{\w+\}/g, () => thing)) },
  )
}

export function queryArbitrary({ parameters }) {
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  if (names.length === 0) return fc.constant('')
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '200',
      '201',
      'requester',
      'approver',
      'reviewer',
      'pending',
      'keio',
      '%',
      '_',
      '\\',
      "'",
      '"',
    ),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
  )
  return fc
    .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 })
    .map((pairs) => `?${new URLSearchParams(pairs)}`)
}

const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
})
export const headersArbitrary = fc.record(
  {
    Accept: fc.oneof(
      fc.constantFrom(
        'application/pdf',
        'text/csv',
        'application/x-ndjson',
        'application/json',
        'application/*;q=0.5, */*;q=0',
        'text/html',
        ';q=x',
      ),
      headerText,
    ),
    'Accept-Language': fc.oneof(fc.constantFrom('it', 'es-MX', 'fr, en;q=0.1', '*', ';q=x'), headerText),
    'If-Match': fc.oneof(fc.constantFrom('*', '"1.x"', 'W/"1.x"', '""', ',,'), headerText),
    'If-None-Match': fc.oneof(fc.constantFrom('*', '"1.x"'), headerText),
    'Idempotency-Key': headerText,
    'X-Forwarded-For': fc.oneof(fc.constantFrom('203.0.113.7', '::1, x', ',,,'), headerText),
  },
  { requiredKeys: [] },
)

/** A call as it is; the cookies stay those that the person has. A body that is a file is `{ file, type }`. */
export async function send(
  origin,
  { cookies },
  method,
  path,
  { body: given, raw: asItIs, headers = {} } = {},
) {
  const file = given?.file === undefined ? undefined : { body: given.file, type: given.type }
  const raw = asItIs ?? file
  const body = file ? undefined : given
  const type = raw?.type ?? 'application/json'
  const answer = await fetch(origin + path, {
    method,
    headers: {
      Origin: origin,
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(type === '' ? {} : { 'Content-Type': type }),
      ...headers,
    },
    // A Buffer, because fetch gives a text without a type a type of its own.
    body: raw
      ? Buffer.from(raw.body)
      : body === undefined
        ? undefined
        : Buffer.from(JSON.stringify(body) ?? ''),
  })
  const text = await answer.text()
  const json = /\bjson\b/.test(answer.headers.get('content-type') ?? '') && text !== ''
  return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : null }
}
