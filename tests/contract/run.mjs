// Calls every operation of the program's OpenAPI document, with good bodies and bad ones, as everybody and about
// everything, and holds every answer against the document:
//   node tests/contract/run.mjs [--seed N|random] [--runs N] [--only OPERATION] [BINARY]
// A seed makes the same calls again; `--runs` says how many random calls each check makes.
import { existsSync } from 'node:fs'
import { resolve as absolute } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { startNameServer } from '../support/name_server.mjs'
import { startPortal } from '../support/portal.mjs'
import { faultsOf, goodValue, rawBodies, spoiled } from './bodies.mjs'
import { headersArbitrary, knownPaths, pathArbitrary, queryArbitrary, send } from './calls.mjs'
import { faultOf, readDocument } from './document.mjs'
import { makeWorld, password } from './world.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '20260302' },
    runs: { type: 'string', default: '40' },
    only: { type: 'string' },
  },
})
const binary = positionals[0] ?? absolute(import.meta.dirname, '../../build/release/deedbox')
if (!existsSync(binary)) {
  console.error(`there is no ${binary}`)
  process.exit(2)
}
const seed = options.seed === 'random' ? Date.now() % 2 ** 31 : Number(options.seed)
const runs = Number(options.runs)
console.log(`contract: seed ${seed}, ${runs} runs of each check`)

// These end the session that they are called with, or put another in its place.
const replacesSession = new Set([
  'signOut',
  'signIn',
  'signUp',
  'verifyAddress',
  'resetPassword',
  'signInByLink',
])

const nameServer = await startNameServer()
const portal = await startPortal(binary, {
  DEEDBOX_DNS: nameServer.address,
  DEEDBOX_DNS_TRUST_ANCHOR_FILE: '',
})
let passed = 0
const faults = []
try {
  const world = await makeWorld(portal)
  const { operations, resolve } = readDocument(
    await (await fetch(`${portal.origin}/api/openapi.json`)).json(),
  )
  for (const operation of operations) {
    if (options.only && options.only !== operation.id) continue
    const given = new Set()
    const call = async (...what) => {
      const answer = await send(portal.origin, ...what)
      given.add(String(answer.status))
      return answer
    }
    await world.before[operation.id]?.()
    const checks = checksOf(operation, world, resolve, call, given)
    for (const [name, check] of Object.entries(checks)) {
      try {
        await check()
        passed += 1
      } catch (error) {
        faults.push(`${operation.id}, ${name}: ${error.message}`)
      }
    }
  }
} finally {
  const status = await portal.stop()
  await nameServer.stop()
  if (status !== 0) faults.push(`the program ended with ${status}:\n${portal.said()}`)
}
for (const fault of faults) console.error(`\n${fault}`)
console.log(`contract: ${passed} passed, ${faults.length} failed`)
process.exitCode = faults.length > 0 ? 1 : 0

/** Everything that is demanded of one operation. */
function checksOf(operation, world, resolve, call, given) {
  const { people } = world
  const insider = operation.forStaff ? people.staff : people.user
  const makes = (arbitraries, act, times = runs) =>
    fc.assert(fc.asyncProperty(...arbitraries, act), {
      seed,
      numRuns: times,
      includeErrorInReport: true,
    })
  const anyPath = pathArbitrary(operation, world)
  const knownPath = fc.constantFrom(...knownPaths(operation, world))
  const anyBody = operation.body
    ? fc.oneof(
        { weight: 9, arbitrary: goodValue(operation.body, resolve, world) },
        ...(world.bodies[operation.id] ?? []).map((body) => ({ weight: 1, arbitrary: fc.constant(body) })),
      )
    : operation.file
      ? fc
          .oneof(fc.constantFrom(...world.files[operation.id]), fc.string({ unit: 'binary' }))
          .map((file) => ({ file, type: operation.file }))
      : fc.constant(undefined)
  const checks = {}

  checks['every answer is as the document says'] = () =>
    makes(
      [
        fc.constantFrom(...Object.values(people)),
        anyPath,
        anyBody,
        queryArbitrary(operation),
        headersArbitrary,
      ],
      async (anyone, path, body, query, headers) => {
        const who = await asCaller(operation, anyone)
        demand(faultOf(operation, await call(who, operation.method, path + query, { body, headers })))
      },
      replacesSession.has(operation.id) ? Math.min(runs, 20) : runs,
    )

  if (operation.method === 'GET') {
    checks['HEAD is the same without a body'] = () =>
      makes([fc.constantFrom(...Object.values(people)), anyPath], async (who, path) => {
        const [got, head] = [await call(who, 'GET', path), await call(who, 'HEAD', path)]
        if (head.status !== got.status || head.text !== '') demand(`HEAD ${head.status}, GET ${got.status}`)
      })
  }

  if (operation.secured) {
    checks['without a session it is 401, whatever else is wrong'] = () =>
      makes(
        [anyPath, fc.oneof(anyBody, fc.anything()), fc.constantFrom('', 'deedbox_session=forged')],
        async (path, body, cookie) => {
          const nobody = { cookies: new Map(cookie ? [cookie.split('=')] : []) }
          const answer = await call(nobody, operation.method, path, {
            body: operation.body || operation.file ? body : undefined,
          })
          demand(faultOf(operation, answer) ?? expected(answer, 401, 'session.required'))
        },
      )
  }

  if (operation.body) {
    for (const fault of faultsOf(operation.body, resolve)) {
      checks[`${fault.what} at ${fault.field} (${JSON.stringify(fault.value)?.slice(0, 20)}) is refused`] =
        () =>
          makes(
            [knownPath, anyBody],
            async (path, body) => {
              const answer = await call(insider, operation.method, path, { body: spoiled(body, fault) })
              if (fault.malformed && answer.status === 400)
                return demand(expected(answer, 400, 'body.malformed'))
              const named = (answer.body.errors ?? []).some(
                ({ field, code }) => field.startsWith(fault.field) && (!fault.code || code === fault.code),
              )
              demand(
                faultOf(operation, answer) ??
                  (answer.status === 422 && named ? null : `not refused: ${answer.text}`),
              )
            },
            Math.min(runs, 3),
          )
    }
    for (const raw of rawBodies) {
      checks[`${raw.what} as a body is ${raw.status}`] = async () => {
        const answer = await call(insider, operation.method, knownPaths(operation, world)[0], { raw })
        // The server does not read the rest of a body that is too large, so it closes the connection.
        demand(faultOf(operation, answer) ?? expected(answer, raw.status, raw.code))
      }
    }
  }

  if (operation.file) {
    for (const type of ['application/json', 'text/plain', ''])
      checks[`a file as ${type || 'no type'} is 415`] = async () => {
        const raw = { body: world.files[operation.id][0], type }
        const answer = await call(insider, operation.method, knownPaths(operation, world)[0], { raw })
        demand(faultOf(operation, answer) ?? expected(answer, 415, 'body.type'))
      }
  }

  const [foreignTo] = Object.entries({
    '/api/v1/account-requests/{id}': world.requests.foreign,
    '/api/v1/access-requests/{id}': world.access.toDecide[0],
  }).filter(([path]) => operation.path.startsWith(path))
  if (foreignTo && !operation.forStaff) {
    checks["another's is like one that is not there"] = () =>
      makes([anyBody], async (body) => {
        const at = (id) => call(insider, operation.method, operation.path.replace('{id}', id), { body })
        const [foreign, absent] = [await at(foreignTo[1]), await at('7')]
        if (foreign.text !== absent.text) demand(`${foreign.text} is told apart from ${absent.text}`)
        if (foreign.status < 400) demand(`somebody else's was answered with ${foreign.status}`)
      })
  }

  if (operation.parameters.some(({ name }) => name === 'Idempotency-Key')) {
    let calls = 0
    checks['sent again with its key it is answered again'] = () =>
      makes([fc.constantFrom(...Object.values(people)), anyPath, anyBody], async (who, path, body) => {
        calls += 1
        const headers = { 'Idempotency-Key': `${operation.id}-${calls}` }
        const first = await call(who, operation.method, path, { body, headers })
        if (first.status >= 300) return
        const second = await call(who, operation.method, path, { body, headers })
        demand(faultOf(operation, second))
        if (second.headers.get('idempotency-replayed') !== 'true') demand('done a second time')
        if (second.text !== first.text || second.status !== first.status)
          demand(`${second.text} after ${first.text}`)
      })
  }

  // Otherwise the checks would say little: nothing but refusals would have been looked at.
  checks['every good answer of the document was given'] = async () => {
    const never = () => [...operation.answers.keys()].filter((status) => status < 300 && !given.has(status))
    const more = fc.tuple(fc.constantFrom(...Object.values(people)), knownPath, anyBody)
    for (const [who, path, body] of fc.sample(more, { seed, numRuns: 500 })) {
      if (never().length === 0) return
      demand(faultOf(operation, await call(await asCaller(operation, who), operation.method, path, { body })))
    }
    if (never().length > 0) demand(`never ${never()}, only ${[...given]}`)
  }

  checks['methods that it does not have are 405'] = async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'SEARCH']) {
      if (operation.siblings.includes(method)) continue
      const answer = await call(insider, method, knownPaths(operation, world)[0])
      demand(faultOf(operation, answer) ?? expected(answer, 405, 'route.method'))
    }
  }
  return checks
}

function demand(fault) {
  if (fault) throw new Error(fault)
}

function expected(answer, status, code) {
  if (
    answer.status === status &&
    (answer.body.code === code || answer.body.errors?.some((one) => one.code === code))
  )
    return null
  return `${status} ${code} was expected: ${answer.status} ${answer.text}`
}

/** Whom the operation is called as: where it ends the caller's session, by one of its own. */
async function asCaller(operation, anyone) {
  return replacesSession.has(operation.id) && anyone.email ? signedInAnew(anyone) : anyone
}

async function signedInAnew({ email }) {
  const answer = await send(portal.origin, { cookies: new Map() }, 'POST', '/api/v1/sessions', {
    body: { email, password },
  })
  const [cookie] = answer.headers.getSetCookie()
  return { email, cookies: new Map(cookie ? [cookie.split(';')[0].split('=')] : []) }
}
