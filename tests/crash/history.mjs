/** How a request stands once one of these calls was acknowledged. */
export const endings = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' }

/**
 * Every call of a run, with what came of it:
 *   acknowledged  answered 2xx: it stands, whatever happens
 *   refused       answered 4xx, or never sent: it did nothing
 *   unknown       no answer, or 503: it is wholly there or not at all; where `unavailableDidNothing`, 503 is a refusal
 *
 * Faults that show while the load runs are in `faults`; `checks.mjs` finds the rest.
 */
export class History {
  constructor(run) {
    this.run = run // keys of one run are not those of another
    this.calls = []
    this.filings = []
    this.filed = [] // requests whose filing was acknowledged
    this.unsettled = []
    this.repeatable = []
    this.faults = []
    this.unavailable = 0
    this.settled = 0
    this.repeated = 0
    this.numbers = 0
  }

  newNumber() {
    return ++this.numbers
  }

  newKey() {
    return `${this.run}-${this.numbers}`
  }

  begin(call) {
    call.outcome = 'unknown'
    return call
  }

  note(call, answer) {
    if (call.act === 'repeat') return this.#noteRepeat(call, answer)
    if (call.act === 'read') return this.#noteRead(call, answer)
    if (!call.noted) this.#enter(call)
    if (answer.status === 503) this.#noteUnavailable(call, answer)
    const known = answer.status && answer.status !== 503
    if (call.sent && known) ++this.settled
    if (answer.status >= 200 && answer.status < 300) return this.#acknowledge(call, answer)
    if (answer.status === 503 && this.unavailableDidNothing) return this.#refuse(call, answer.body?.code)
    if (answer.status === 503 || answer.unanswered) return this.#leaveOpen(call)
    if (answer.unsent) return call.sent ? this.#leaveOpen(call) : this.#refuse(call, 'unsent')
    // Running still, after a call that we gave up: only the next answer tells.
    if (answer.body?.code === 'idempotency.running') return this.#leaveOpen(call)
    if (answer.status >= 400 && answer.status < 500) return this.#refuse(call, answer.body?.code)
    this.faults.push(`${named(call)} was answered ${answer.status} ${answer.text}`)
  }

  #noteUnavailable(call, { body, headers }) {
    ++this.unavailable
    if (body?.code !== 'storage.unavailable' || !(Number(headers['retry-after']) > 0))
      this.faults.push(`${named(call)} was answered 503 ${body?.code}, Retry-After ${headers['retry-after']}`)
  }

  #enter(call) {
    call.noted = true
    this.calls.push(call)
    if (call.act === 'file') this.filings.push(call)
    else call.request.calls.push(call)
  }

  #acknowledge(call, { status, body }) {
    Object.assign(call, { outcome: 'acknowledged', status, shown: body.id })
    if (call.act === 'file') {
      call.request.id = body.id
      this.filed.push(call.request)
    }
    if (call.key) this.repeatable.push(call)
  }

  #leaveOpen(call) {
    call.sent = true
    if (call.key) this.unsettled.push(call)
  }

  #refuse(call, code) {
    Object.assign(call, { outcome: 'refused', code })
  }

  #noteRepeat(call, { status, body }) {
    if (!status || status === 503 || body?.code === 'idempotency.running') return
    const { first } = call
    ++this.repeated
    if (status !== first.status || body?.id !== first.shown)
      this.faults.push(
        `${named(first)} was ${first.status} ${first.shown}, and repeated with its key it is ${status} ${body?.id ?? body?.code}`,
      )
  }

  #noteRead({ request }, { status, body }) {
    if (!status || status === 503) return
    if (status !== 200) this.faults.push(`request ${request.id} is read with ${status}`)
    else if (body.smartAccount.name !== request.name)
      this.faults.push(`request ${request.id} has another's name`)
  }

  count(outcome) {
    return this.calls.filter((call) => call.outcome === outcome).length
  }
}

export const named = ({ number, act, request }) =>
  `call ${number} (${act} ${request.id ?? request.identifier})`
