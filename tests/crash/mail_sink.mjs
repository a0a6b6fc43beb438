import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A mail server for the program, which takes mails, or has a fault.
 *
 * `treat(recipient)` says what becomes of a mail: `take`; `refuse` (for good) or `put_off` at its recipient; `reset` in
 * the middle of its text; `lose_answer`, which takes it and resets before saying so; a number: taken after so many
 * milliseconds. While `mute`, it accepts connections and says nothing.
 */
export class MailSink {
  arrivals = []
  treat = () => 'take'
  mute = false
  #open = new Set()

  static async start(port = 0) {
    const sink = new MailSink()
    sink.server = createServer((socket) => sink.#serve(socket)).listen(port, '127.0.0.1')
    await once(sink.server, 'listening')
    sink.url = `smtp://127.0.0.1:${sink.server.address().port}`
    return sink
  }

  async stop() {
    for (const socket of this.#open) socket.destroy()
    this.server.close()
    await once(this.server, 'close')
  }

  /** Resets every connection that is open. */
  hangUp() {
    for (const socket of this.#open) socket.resetAndDestroy()
  }

  /** The first mail to somebody that satisfies; waits for it. */
  async mailTo(recipient, satisfies = () => true) {
    const patience = Date.now() + 30_000
    while (Date.now() < patience) {
      const found = this.arrivals.find((mail) => mail.to === recipient && satisfies(mail))
      if (found) return found
      await pause(20)
    }
    throw new Error(`no mail came to ${recipient}`)
  }

  #serve(socket) {
    this.#open.add(socket)
    socket.on('close', () => this.#open.delete(socket))
    socket.on('error', () => {}) // killed in the middle of a mail: that is what the program is for here
    if (this.mute) return
    let waiting = ''
    let talk = { recipient: null, text: null }
    const say = (words) => socket.writable && socket.write(`${words}\r\n`)
    say('220 sink')
    socket.on('data', (octets) => {
      waiting += octets.toString('latin1')
      while (!socket.destroyed) {
        if (talk.text !== null && waiting !== '' && this.treat(talk.recipient) === 'reset')
          socket.resetAndDestroy()
        const end = waiting.indexOf(talk.text === null ? '\r\n' : '\r\n.\r\n')
        if (end < 0) break
        const said = waiting.slice(0, end)
        waiting = waiting.slice(end + (talk.text === null ? 2 : 5))
        talk = talk.text === null ? this.#hear(said, talk, say) : this.#take(said, talk, say, socket)
      }
    })
  }

  #hear(line, talk, say) {
    const [verb] = line.toUpperCase().split(' ', 1)
    if (verb === 'RCPT') {
      const recipient = line.match(/<(.*)>/)[1]
      const treatment = this.treat(recipient)
      if (treatment === 'refuse') say('550 5.1.1 nobody of that name here')
      else if (treatment === 'put_off') say('451 4.3.0 come back later')
      else say('250 ok')
      return { recipient, text: null }
    }
    if (verb === 'DATA') {
      say('354 go on')
      return { ...talk, text: '' }
    }
    say(verb === 'QUIT' ? '221 bye' : '250 ok')
    return talk
  }

  #take(text, { recipient }, say, socket) {
    const treatment = this.treat(recipient)
    this.arrivals.push(read(recipient, text))
    if (treatment === 'lose_answer') socket.resetAndDestroy()
    else if (typeof treatment === 'number') setTimeout(() => say('250 taken'), treatment)
    else say('250 taken')
    return { recipient: null, text: null }
  }
}

function read(to, text) {
  const headers = text.slice(0, text.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const plain = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(`0x${code}`))
  return {
    to,
    messageId: headers.match(/^Message-ID: <(.*)>$/im)?.[1],
    subject: headers.match(/^Subject: (.*)$/im)?.[1],
    links: [...plain.matchAll(/^(https?:\/\/\S+)\r?$/gm)].map(([, link]) => link),
  }
}

/** The id of the outbox's row that a mail was made from, as its Message-ID tells. */
export const mailIdOf = (arrival) => arrival.messageId?.match(/^deedbox\.(\d+)@localhost$/)?.[1]
