import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client.mjs'

const connections = 16
// Acts go to the newest requests, so that several often want the same one at once.
const newest = 24
const withKey = 0.6
const pauseAfterUnavailable = 10

/**
 * People who file, decide, forward, resend, withdraw and read, all at once, and remember every call in the history.
 *
 * `run` goes on until `halt`. Calls whose answer never came and that have a key are sent again at the next run, and then
 * their outcome is known.
 */
export class Load {
  constructor(origin, people, agreementVersion, history, random) {
    Object.assign(this, { people, agreementVersion, history })
    this.workers = Array.from({ length: connections }, () => ({
      client: new Client(origin),
      random: random.fork(),
    }))
  }

  close() {
    for (const { client } of this.workers) client.close()
  }

  async run() {
    this.halting = false
    await Promise.all(this.workers.map((worker) => this.#work(worker)))
  }

  halt() {
    this.halting = true
  }

  /** Files one request, to these approvers if they are given; it has to be acknowledged. */
  async fileOne(approvers) {
    const call = this.#file(this.workers[0].random, approvers)
    return (await this.#succeed(call)).request
  }

  /** Approves a request; that has to be acknowledged. */
  async approve(request, by) {
    const { agreementVersion } = this
    await this.#succeed(
      this.#act(this.workers[0].random, 'approve', request, by, 'decision', () => ({
        verdict: 'approved',
        agreementVersion,
      })),
    )
  }

  async #succeed(call) {
    await this.#send(this.workers[0], call)
    if (call.outcome !== 'acknowledged') throw new Error(`${call.act} was ${call.outcome}: ${call.code}`)
    return call
  }

  /** Sends what is unsettled again, and nothing else. */
  async settle() {
    this.halting = false
    await Promise.all(
      this.workers.map(async (worker) => {
        for (let call = this.#again(); call && !this.halting; call = this.#again())
          await this.#send(worker, call)
      }),
    )
  }

  async #work(worker) {
    while (!this.halting) {
      const call = this.#again() ?? this.#next(worker.random)
      const reached = await this.#send(worker, call)
      if (!reached) return // it is dead; nobody knocks at its door until it is back
    }
  }

  #again() {
    return this.history.unsettled.shift()
  }

  async #send({ client }, call) {
    const answer = await client.call(call.method, call.path, {
      body: call.body,
      cookie: call.by.cookie,
      key: call.key,
    })
    this.history.note(call, answer)
    if (answer.status === 503) await pause(pauseAfterUnavailable)
    return !answer.unsent && !answer.unanswered
  }

  #next(random) {
    const roll = random.next()
    const request = this.#recent(random)
    if (!request || roll < 0.3) return this.#file(random)
    if (roll < 0.58) return this.#decide(random, request)
    if (roll < 0.68) return this.#forward(random, request)
    if (roll < 0.78) return this.#resend(random, request)
    if (roll < 0.86) return this.#withdraw(random, request)
    if (roll < 0.92) return this.#repeat(random) ?? this.#read(request)
    return this.#read(request)
  }

  #recent(random) {
    return random.of(this.history.filed.slice(-newest))
  }

  #key(random) {
    return random.chance(withKey) ? this.history.newKey() : undefined
  }

  #file(random, chosen) {
    const { requesters, approvers } = this.people
    const number = this.history.newNumber()
    const asked = chosen ?? (random.chance(0.5) ? approvers.slice(0, 2) : [random.of(approvers)])
    // Now and then an identifier that somebody else wants too, or had before.
    const old = !chosen && random.chance(0.15) ? this.#recent(random)?.identifier : undefined
    const identifier = old ?? `company-${number}.com`
    // Of the company, or from outside.
    const place = random.chance(0.5) ? identifier : 'guest.example'
    const users = random.chance(0.2) ? [{ email: `user${number}@${place}`, role: 'user' }] : []
    const request = {
      name: `Company ${number}`,
      identifier,
      requester: random.of(requesters),
      approvers: asked,
      users,
      calls: [],
    }
    return this.history.begin({
      number,
      act: 'file',
      by: request.requester,
      request,
      key: this.#key(random),
      method: 'POST',
      path: '/account-requests',
      body: {
        accountName: request.name,
        domainIdentifier: request.identifier,
        country: 'IT',
        approverEmails: asked.map(({ email }) => email),
        users,
        noteToApprover: `for ${number}`,
      },
    })
  }

  #act(random, act, request, by, below, body) {
    const number = this.history.newNumber()
    return this.history.begin({
      number,
      act,
      by,
      request,
      key: this.#key(random),
      method: 'POST',
      path: `/account-requests/${request.id}/${below}`,
      body: body(`call ${number}`),
    })
  }

  #decide(random, request) {
    const by = random.of(this.people.approvers)
    const { agreementVersion } = this
    if (random.chance(0.5))
      return this.#act(random, 'approve', request, by, 'decision', () => ({
        verdict: 'approved',
        agreementVersion,
      }))
    return this.#act(random, 'decline', request, by, 'decision', (mark) => ({
      verdict: 'declined',
      reason: mark,
    }))
  }

  #forward(random, request) {
    const by = random.of(this.people.approvers)
    const { email } = random.of(this.people.approvers)
    return this.#act(random, 'forward', request, by, 'forwards', (mark) => ({ email, note: mark }))
  }

  #resend(random, request) {
    return this.#act(random, 'resend', request, request.requester, 'resends', () => ({}))
  }

  #withdraw(random, request) {
    return this.#act(random, 'withdraw', request, request.requester, 'withdrawal', (mark) => ({
      reason: mark,
    }))
  }

  /** A call that was acknowledged, once more with its key: it must do nothing, and say the same. */
  #repeat(random) {
    const first = random.of(this.history.repeatable.slice(-500))
    return (
      first &&
      this.history.begin({ ...first, number: this.history.newNumber(), act: 'repeat', first, answers: [] })
    )
  }

  #read(request) {
    return this.history.begin({
      number: this.history.newNumber(),
      act: 'read',
      by: request.requester,
      request,
      method: 'GET',
      path: `/account-requests/${request.id}`,
    })
  }
}
