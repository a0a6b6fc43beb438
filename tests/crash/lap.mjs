import { setTimeout as pause } from 'node:timers/promises'
import { freePort, Program } from '../support/program.mjs'
import { checkHistory, checkMails, checkShown, gathered } from './checks.mjs'
import { Client } from './client.mjs'
import { History } from './history.mjs'
import { Load } from './load.mjs'
import { MailSink } from './mail_sink.mjs'
import { expected, signUpPeople } from './people.mjs'

const shownAfterEach = 25
const shownAtTheEnd = 200
const mailsHaveSeconds = 60

/**
 * The program under load over one database, and the history of what it was asked and said.
 *
 * `storage` has the `location` for the program and the `tables` to look into behind its back; `settled`, when it has it,
 * waits until nothing of a dead program goes on there.
 */
export class Lap {
  static async begin({ binary, folder, storage, random, name, settings = {} }) {
    const lap = new Lap()
    Object.assign(lap, { storage, random, head: '', kills: 0, faults: [] })
    lap.sink = await MailSink.start()
    lap.program = new Program(binary, folder, await freePort(), {
      DEEDBOX_DATABASE: storage.location,
      DEEDBOX_SECRET_KEY_FILE: `${folder}/deedbox.key`,
      DEEDBOX_SMTP_URL: lap.sink.url,
      DEEDBOX_RATE_LIMITS: 'off',
      DEEDBOX_REVIEW_POLICY: 'never',
      ...settings,
    })
    lap.history = new History(name)
    return lap
  }

  /** Starts it, and signs people up. Some of its first starts are cut short, `cut` times. */
  async open({ cut = 0 } = {}) {
    for (let i = 0; i < cut; ++i) await this.cutStart()
    await this.program.start()
    const { origin } = this.program
    this.client = new Client(origin)
    this.people = await signUpPeople(origin, this.sink)
    this.load = new Load(origin, this.people, await this.#agreement(), this.history, this.random)
  }

  /** Under load for a while, then killed, restarted, and all that it was told looked after. */
  async killUnderLoad() {
    const running = this.load.run()
    await pause(this.random.between(40, 600))
    await this.program.kill()
    ++this.kills
    this.load.halt()
    await running
    if (this.random.chance(0.2)) await this.cutStart()
    await this.program.start()
    await this.check()
  }

  async cutStart() {
    this.program.spawn()
    await pause(this.random.between(0, 120))
    await this.program.kill()
    ++this.kills
  }

  async loadFor(milliseconds) {
    const running = this.load.run()
    await pause(milliseconds)
    this.load.halt()
    await running
  }

  /** Everything acknowledged is there, everything there is whole, and the API and the event log say so too. */
  async check(shown = shownAfterEach) {
    await this.storage.settled?.()
    const tables = await this.storage.tables.read()
    this.#add([...this.history.faults.splice(0), ...checkHistory(this.history, tables)])
    const requests = new Map(gathered(tables).map((request) => [request.id, request]))
    for (const request of this.history.filed.slice(-shown)) {
      const found = requests.get(request.id)
      if (found) this.#add(await this.#shown(request, found))
    }
    await this.verifyLog()
  }

  async #shown(request, found) {
    const view = await this.client.call('GET', `/account-requests/${request.id}`, {
      cookie: request.requester.cookie,
    })
    if (view.status !== 200) return [`request ${request.id} is read with ${view.status}`]
    // Mails may go out meanwhile, but none is owed that was not.
    return checkShown(view.body, found)
  }

  /** Proves the event log, and that it goes on where it was when last looked at. */
  async verifyLog() {
    const { status, out, faults } = await this.program.command(
      'verify-log',
      ...(this.head ? ['--head', this.head] : []),
    )
    if (status !== 0) this.#add([`verify-log ends with ${status}: ${faults.trim()}`])
    this.head = out.match(/^head ([0-9a-f]+)$/m)?.[1] ?? this.head
  }

  /** Settles what is unknown, waits for the mails, checks everything once more and ends the program. */
  async close() {
    await this.load.settle()
    await this.#mailsAreOut()
    await this.check(shownAtTheEnd)
    const tables = await this.storage.tables.read()
    this.#add(checkMails(tables, this.sink.arrivals, (recipient) => this.sink.treat(recipient) === 'refuse'))
    const status = await this.program.stop()
    if (status !== 0) this.#add([`the program ended with ${status}`])
    return tables
  }

  /** Whatever was started is ended, in whatever state it is. */
  async abandon() {
    this.load?.close()
    this.client?.close()
    if (this.program.child && this.program.child.exitCode === null) await this.program.kill()
    await this.sink.stop()
  }

  report() {
    const { history, kills } = this
    const counts = ['acknowledged', 'refused', 'unknown'].map(
      (outcome) => `${history.count(outcome)} ${outcome}`,
    )
    const again = `${history.settled} settled and ${history.repeated} repeated by their keys, ${history.unavailable} 503`
    return `${kills} kills, ${history.calls.length} calls (${counts.join(', ')}; ${again}), ${this.sink.arrivals.length} mails`
  }

  #add(faults) {
    this.faults.push(...faults)
  }

  async #mailsAreOut() {
    const patience = Date.now() + mailsHaveSeconds * 1000
    while (Date.now() < patience) {
      const waiting = await this.storage.tables.say(
        "SELECT count(*) FROM mails WHERE state IN ('queued', 'deferred');",
      )
      if (Number(waiting) === 0) return
      await pause(100)
    }
  }

  // A first request, filed like any other, tells the version of the agreement.
  async #agreement() {
    const load = new Load(this.program.origin, this.people, '', this.history, this.random)
    const { id, approvers } = await load.fileOne()
    load.close()
    const view = await expected(
      200,
      this.client.call('GET', `/account-requests/${id}`, { cookie: approvers[0].cookie }),
    )
    return view.body.agreement.version
  }
}
