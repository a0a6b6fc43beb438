import { setTimeout as pause } from 'node:timers/promises'
import { expected } from './people.mjs'
import { sqliteIn, withLap } from './with_lap.mjs'

const patienceSeconds = 50
// An act never waits for a mail server.
const slowestAct = 5000

/**
 * What befalls the mails to somebody who is asked; `shown` is what has to stand beside the request meanwhile, `times` how
 * often the mail arrives at least: all those times as one mail.
 */
const faults = [
  { treatment: 'refuse', shown: { state: 'bounced', detail: '550' }, times: 0 },
  { treatment: 'put_off', shown: { state: 'deferred', detail: '451' }, times: 1 },
  { treatment: 'reset', shown: { state: 'deferred', detail: '' }, times: 1 },
  { treatment: 'lose_answer', shown: { state: 'deferred', detail: '' }, times: 2 },
  { treatment: 1500, shown: { state: 'sent', detail: null }, times: 1 },
]

const addressOf = (treatment) => `${String(treatment).replace('_', '-')}@faults.example`

const refusesOne = (recipient) => (recipient.endsWith(addressOf('refuse')) ? 'refuse' : 'take')

/** Acts stand whatever the mail server does; what it does not take arrives later or says why not. */
export async function mailServerFaults({ binary, folder, random, seed }) {
  const storage = sqliteIn(folder)
  return withLap({ binary, folder, storage, random, name: `${seed}-mail` }, async (lap) => {
    await lap.open()
    const out = []
    await withFaultyServer(lap, out)
    await withMuteServer(lap, out)
    await hurry(lap)
    await lap.close()
    for (const { treatment, times } of faults) {
      const came = lap.sink.arrivals.filter(({ to }) => to === addressOf(treatment))
      const mails = new Set(came.map(({ messageId }) => messageId)).size
      if (came.length < times || mails !== Math.min(times, 1))
        out.push(`${mails} mails came to ${addressOf(treatment)}, ${came.length} times`)
    }
    return out
  })
}

async function withFaultyServer(lap, out) {
  const treatments = new Map(faults.map(({ treatment }) => [addressOf(treatment), treatment]))
  lap.sink.treat = (recipient) => treatments.get(recipient.replace('also-', '')) ?? 'take'
  const filed = []
  for (const fault of faults) {
    const email = addressOf(fault.treatment)
    filed.push([fault, await lap.load.fileOne([{ email }])])
    await inTime(out, async () => {
      const decided = await lap.load.fileOne([lap.people.approvers[0], { email: `also-${email}` }])
      await lap.load.approve(decided, lap.people.approvers[0])
    })
  }
  for (const [{ treatment, shown }, request] of filed)
    await shows(lap, out, request, addressOf(treatment), shown)
  lap.sink.treat = refusesOne
}

async function withMuteServer(lap, out) {
  lap.sink.mute = true
  lap.sink.hangUp()
  const mute = await lap.load.fileOne([{ email: 'mute@faults.example' }])
  await inTime(out, async () => {
    const request = await lap.load.fileOne([lap.people.approvers[0]])
    await lap.load.approve(request, lap.people.approvers[0])
  })
  // Minutes may pass before a mail server speaks: the mail is on its way until the connection ends.
  await shows(lap, out, mute, 'mute@faults.example', { state: 'queued', detail: null })
  const hangingUp = setInterval(() => lap.sink.hangUp(), 200)
  await shows(lap, out, mute, 'mute@faults.example', { state: 'deferred', detail: '' })
  clearInterval(hangingUp)
  // Killed while its senders hang on the mute server: the next start has to free what they held.
  await hurry(lap)
  await pause(500)
  await lap.program.kill()
  ++lap.kills
  lap.sink.mute = false
  lap.sink.hangUp()
  await lap.program.start()
}

async function inTime(out, act) {
  const begun = Date.now()
  await act()
  if (Date.now() - begun > slowestAct) out.push(`an act waited ${Date.now() - begun} ms for the mail server`)
}

/** Waits until this stands beside the request about its mail to somebody. */
async function shows(lap, out, request, to, { state, detail }) {
  const patience = Date.now() + patienceSeconds * 1000
  let mail
  while (Date.now() < patience) {
    const { body } = await expected(
      200,
      lap.client.call('GET', `/account-requests/${request.id}`, { cookie: request.requester.cookie }),
    )
    mail = body.mails.find((one) => one.to === to && one.kind === 'approval')
    if (mail?.state === state && (detail === null ? mail.detail === null : mail.detail?.includes(detail)))
      return
    await pause(100)
  }
  out.push(`the mail to ${to} is shown as ${mail?.state}, ${mail?.detail}; it should be ${state}, ${detail}`)
}

/** What was put off is due now, instead of in half a minute or more. */
const hurry = (lap) => lap.storage.tables.say("UPDATE mails SET due_at = 0 WHERE state = 'deferred';")
