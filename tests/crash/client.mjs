import { Agent, request } from 'node:http'

const patienceMilliseconds = 40_000

/**
 * One connection to the program, kept as long as the program keeps it.
 *
 * A call is answered with {status, body, headers}; {unsent: true} when there was nobody to connect to, so that it
 * surely did nothing; {unanswered: true} when nobody can know what it did.
 */
export class Client {
  constructor(origin) {
    this.origin = origin
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 })
  }

  close() {
    this.agent.destroy()
  }

  call(method, path, { body, cookie, key } = {}) {
    const content = body === undefined ? undefined : JSON.stringify(body)
    const headers = { Origin: this.origin }
    if (content !== undefined) {
      headers['Content-Type'] = 'application/json'
      headers['Content-Length'] = Buffer.byteLength(content)
    }
    if (cookie) headers.Cookie = cookie
    if (key) headers['Idempotency-Key'] = key
    const { origin, agent } = this
    return new Promise((done) => {
      const asked = request(
        `${origin}/api/v1${path}`,
        { method, headers, agent, timeout: patienceMilliseconds },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (more) => (text += more))
          answer.on('error', () => done({ unanswered: true }))
          answer.on('end', () => {
            if (!answer.complete) return done({ unanswered: true })
            const json = /json/.test(answer.headers['content-type'] ?? '')
            done({
              status: answer.statusCode,
              text,
              body: json && text ? JSON.parse(text) : null,
              headers: answer.headers,
            })
          })
        },
      )
      asked.on('timeout', () => asked.destroy())
      asked.on('error', ({ code }) => done(code === 'ECONNREFUSED' ? { unsent: true } : { unanswered: true }))
      asked.end(content)
    })
  }
}
