import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../support/program.mjs'

const run = promisify(execFile)

/** What keeps these tests from running here; nothing when all is there. */
export async function missing() {
  if (process.getuid?.() !== 0) return 'Postfix can only be started by root: run this stage as root'
  for (const [program, words, name] of [
    ['postconf', ['-d', 'mail_version'], 'postfix'],
    ['spamassassin', ['--version'], 'spamassassin'],
    ['openssl', ['version'], 'openssl'],
  ])
    if (!(await run(program, words).catch(() => null)))
      return `there is no ${program}: install the Debian package ${name}`
  return null
}

/**
 * A Postfix of its own: configuration, queue and mailboxes in one folder, ports of its own on loopback, none of the
 * machine's. `plain` takes mails from whoever greets as RFC 5321 wants; `tls` from nobody who does not encrypt; `off` offers no TLS.
 */
export class Postfix {
  constructor(folder) {
    this.folder = folder
    this.configuration = join(folder, 'configuration')
    this.mailbox = join(folder, 'mailboxes', 'inbox', 'new')
    this.log = join(folder, 'log')
  }

  /** `reports`: the port where bounces and delays are handed over by LMTP; `late`: one that `late.test` is reached at. */
  async start({ reports, gone, late, certificate, key }) {
    this.plain = await freePort()
    this.tls = await freePort()
    this.off = await freePort()
    await chmod(this.folder, 0o755) // its daemons are another user's
    for (const name of ['configuration', 'queue', 'data', 'mailboxes']) await mkdir(join(this.folder, name))
    const { stdout: ids } = await run('id', ['-u', 'postfix'])
    const [owner] = ids.trim().split('\n')
    await run('chown', ['postfix', join(this.folder, 'data'), join(this.folder, 'mailboxes')])
    await writeFile(
      join(this.configuration, 'main.cf'),
      this.#main({ reports, gone, late, certificate, key, owner }),
    )
    await writeFile(join(this.configuration, 'master.cf'), this.#master())
    await this.#command('start')
  }

  async stop() {
    await this.#command('stop').catch(() => null)
  }

  /** Tries everything that waits again, at once. */
  async flush() {
    await run('postqueue', ['-c', this.configuration, '-f'])
  }

  /** The mails that were delivered, as they lie in the mailbox. */
  async delivered() {
    const files = await readdir(this.mailbox).catch(() => [])
    return Promise.all(files.map((file) => readFile(join(this.mailbox, file), 'utf8')))
  }

  /** The first mail to somebody; waits for it. */
  async mailTo(recipient, seconds = 30) {
    const patience = Date.now() + seconds * 1000
    while (Date.now() < patience) {
      const found = (await this.delivered()).find((mail) => mail.includes(`\nDelivered-To: ${recipient}\n`))
      if (found) return found
      await pause(100)
    }
    throw new Error(`no mail came to ${recipient}; Postfix says:\n${await this.said()}`)
  }

  async said() {
    const log = await readFile(this.log, 'utf8').catch(() => '')
    return log.split('\n').slice(-40).join('\n')
  }

  async #command(word) {
    try {
      await run('postfix', ['-c', this.configuration, word])
    } catch (error) {
      throw new Error(`postfix ${word}: ${error.stderr || error.message}\n${await this.said()}`)
    }
  }

  // `company.test` is where people have their mailboxes; `gone.test` and `late.test` are what goes wrong behind a server
  // that has taken a mail.
  #main({ reports, gone, late, certificate, key, owner }) {
    return `compatibility_level = 3.6
myhostname = mx.relay.test
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_bind_address = 127.0.0.1
queue_directory = ${join(this.folder, 'queue')}
data_directory = ${join(this.folder, 'data')}
maillog_file = ${this.log}
maillog_file_prefixes = ${this.folder}
smtpd_helo_required = yes
smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_recipient_restrictions = check_recipient_access inline:{ { later@company.test = 451 4.2.0 this mailbox is being moved } }
smtpd_relay_restrictions = reject_unauth_destination
smtpd_tls_cert_file = ${certificate}
smtpd_tls_key_file = ${key}
smtpd_tls_security_level = may
virtual_mailbox_domains = company.test
virtual_mailbox_base = ${join(this.folder, 'mailboxes')}
virtual_mailbox_maps = regexp:{ { /^(it|accounts|kind-[^@]*)@company/ inbox/ } }
virtual_minimum_uid = ${owner}
virtual_uid_maps = static:${owner}
virtual_gid_maps = static:${owner}
relay_domains = portal.test, gone.test, late.test
transport_maps = inline:{ { portal.test = lmtp:inet:[127.0.0.1]:${reports} }, { gone.test = smtp:[127.0.0.1]:${gone} }, { late.test = smtp:[127.0.0.1]:${late} } }
recipient_delimiter = +
delay_warning_time = 1s
confirm_delay_cleared = yes
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
lmtp_destination_recipient_limit = 1
`
  }

  #master() {
    const services = `127.0.0.1:${this.plain} inet n - n - - smtpd
127.0.0.1:${this.tls} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:${this.off} inet n - n - - smtpd -o smtpd_tls_security_level=none
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`
    return services
  }
}
