import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SqliteTables } from '../crash/tables.mjs'
import { browserAt } from '../support/portal.mjs'
import { freePort, Program } from '../support/program.mjs'

/** The real program with mail settings of a test's choice, over a database in a folder of its own. */
export class Office {
  static async at(binary, folder, settings) {
    const office = new Office()
    await mkdir(folder)
    const file = join(folder, 'deedbox.db')
    office.tables = new SqliteTables(file)
    office.program = new Program(binary, folder, await freePort(), {
      DEEDBOX_DATABASE: `sqlite:${file}`,
      DEEDBOX_SECRET_KEY_FILE: join(folder, 'deedbox.key'),
      DEEDBOX_REVIEW_POLICY: 'never',
      DEEDBOX_OPERATOR_NAME: 'Perla Networks',
      DEEDBOX_MAIL_FROM: 'accounts@portal.test',
      DEEDBOX_SMTP_HELO: 'portal.test',
      ...settings,
    })
    return office
  }

  start() {
    return this.program.start()
  }
  stop() {
    return this.program.stop()
  }
  /** Ends it, if it runs at all. */
  async abandon() {
    if (this.program.child?.exitCode === null) await this.program.kill()
  }

  /** What `deedbox doctor` says, with other settings if given. */
  async doctor(settings = {}) {
    const usual = this.program.environment
    this.program.environment = { ...usual, ...settings }
    const { out, faults } = await this.program.command('doctor')
    this.program.environment = usual
    return out + faults
  }

  /** Signs somebody up; `letterTo` waits for the mail with the link and returns its text. */
  async signUp(email, name, letterTo) {
    this.browser = browserAt(this.program.origin)
    const person = { email, name, password: randomUUID(), language: 'en' }
    await this.expect(202, 'POST', '/sign-ups', person)
    const [, token] = (await letterTo(email)).match(/^https?:\/\/\S+\/verify\/([\w-]+)\s*$/m) ?? []
    await this.expect(204, 'POST', '/email-verifications', { token })
  }

  requestAccount(approverEmails) {
    return this.expect(201, 'POST', '/account-requests', {
      accountName: 'Keio University',
      domainIdentifier: 'keio.jp',
      country: 'JP',
      approverEmails,
      language: 'en',
    })
  }

  async expect(wanted, method, path, sent) {
    const { status, body } = await this.browser.call(method, path, sent)
    if (status !== wanted) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** Waits until the mail of a request to somebody is shown as `state`, with these words; returns what is wrong if not. */
  async shows(request, to, { state, words = '' }, seconds = 30) {
    const patience = Date.now() + seconds * 1000
    let mail
    while (Date.now() < patience) {
      const { mails } = await this.expect(200, 'GET', `/account-requests/${request.id}`)
      mail = mails.find((one) => one.to === to)
      if (mail?.state === state && (mail.detail ?? '').includes(words)) return []
      await pause(100)
    }
    return [`the mail to ${to} is shown as ${mail?.state}, ${mail?.detail}; it should be ${state}, ${words}`]
  }

  /** The rows of a question to the database. */
  async rows(sql) {
    return JSON.parse((await this.tables.say(`.mode json\n${sql};`)) || '[]')
  }
}

/** The text part of a mail as people read it. */
export function textOf(mail) {
  const part = mail.slice(mail.indexOf('Content-Type: text/plain'))
  const body = part.slice(part.search(/\r?\n\r?\n/), part.search(/\r?\n--\S+\r?\n/) >>> 0)
  return decoded(body)
}

/** Quoted-printable, as UTF-8. */
export function decoded(text) {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(`0x${hex}`))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
