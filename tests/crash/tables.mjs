import { execFile } from 'node:child_process'

// Ids as text: they are larger than a number of JavaScript holds.
const questions = {
  requests: `SELECT CAST(r.id AS TEXT) AS id, r.account_name AS name, r.domain_identifier AS identifier, r.status,
      r.requester_email AS requester, r.withdrawal_reason, CAST(r.smart_account_id AS TEXT) AS account,
      a.status AS account_status, a.domain_identifier AS account_identifier
    FROM account_requests r LEFT JOIN smart_accounts a ON a.id = r.smart_account_id`,
  accounts: `SELECT CAST(id AS TEXT) AS id, domain_identifier AS identifier, status FROM smart_accounts`,
  claims: `SELECT domain_identifier AS identifier, CAST(smart_account_id AS TEXT) AS account FROM identifier_claims`,
  virtual_accounts: `SELECT CAST(smart_account_id AS TEXT) AS account, is_default FROM virtual_accounts`,
  members: `SELECT CAST(m.smart_account_id AS TEXT) AS account, m.role, u.email
    FROM members m LEFT JOIN users u ON u.id = m.user_id`,
  decisions: `SELECT CAST(d.account_request_id AS TEXT) AS request, d.verdict, d.reason, u.email AS decided_by
    FROM request_decisions d LEFT JOIN users u ON u.id = d.decided_by`,
  slots: `SELECT CAST(account_request_id AS TEXT) AS request, email, state, named_by, link_generation, live_generation
    FROM request_approvers`,
  users: `SELECT CAST(account_request_id AS TEXT) AS request, email FROM request_users`,
  invitations: `SELECT CAST(account_request_id AS TEXT) AS request, email, state FROM invitations`,
  forwards: `SELECT CAST(account_request_id AS TEXT) AS request, note FROM request_forwards`,
  events: `SELECT CAST(s.subject_id AS TEXT) AS request, e.act FROM events e JOIN event_subjects s ON s.event_id = e.id WHERE s.kind = 'account_request'`,
  mails: `SELECT CAST(id AS TEXT) AS id, CAST(subject_id AS TEXT) AS request, kind, recipient, state, reason,
      detail FROM mails`,
}

const mark = '-- table '

function parsed(out) {
  const tables = {}
  for (const part of out.split(mark).slice(1)) {
    const end = part.indexOf('\n')
    tables[part.slice(0, end).trim()] = JSON.parse(part.slice(end).trim() || '[]')
  }
  return tables
}

function run(command, words, input, options = {}) {
  return new Promise((done, failed) => {
    const child = execFile(command, words, { maxBuffer: 2 ** 30, ...options }, (error, out, faults) =>
      error ? failed(new Error(`${command}: ${faults || error.message}`)) : done(out),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** What a SQLite file holds. Asked only while the program runs, so that it is the program that recovers the file. */
export class SqliteTables {
  constructor(file) {
    this.file = file
  }

  async read() {
    const script = Object.entries(questions).map(([name, sql]) => `.print ${mark}${name}\n${sql};`)
    return parsed(await this.say(['.mode json', ...script].join('\n')))
  }

  say(sql) {
    return run('sqlite3', ['-cmd', '.timeout 10000', '-bail', this.file], `${sql}\n`)
  }
}

/** What a PostgreSQL database holds. */
export class PostgresqlTables {
  constructor(location) {
    this.location = location
  }

  async read() {
    const script = Object.entries(questions).map(
      ([name, sql]) => `\\echo '${mark}${name}'\nSELECT coalesce(json_agg(t), '[]') FROM (${sql}) t;`,
    )
    return parsed(await this.say(script.join('\n')))
  }

  say(sql) {
    const words = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', this.location]
    return run('psql', words, `${sql}\n`)
  }
}
