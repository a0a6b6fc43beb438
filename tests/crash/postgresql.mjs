import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../support/program.mjs'
import { PostgresqlTables } from './tables.mjs'

const execute = promisify(execFile)
const programs = '/usr/lib/postgresql/15/bin'
const patienceSeconds = 30

/** PostgreSQL does not run as root; then it runs as the user that Debian's package has made. */
function command(program, words) {
  const whole = [join(programs, program), ...words]
  if (process.getuid() !== 0) return [whole[0], words]
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', ...whole]]
}

const run = (program, ...words) => execute(...command(program, words), { cwd: tmpdir() })

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'deedbox-crash-postgresql-'))
  if (process.getuid() === 0) {
    const { stdout } = await execute('id', ['-u', 'postgres'])
    await chown(folder, Number(stdout), 0)
    await chmod(folder, 0o700)
  }
  return folder
}

/** A server of its own, that keeps what it says it keeps: fsync is on. */
export class PostgresqlServer {
  static async make() {
    const server = await PostgresqlServer.#placed()
    await run(
      'initdb',
      '--pgdata',
      server.data,
      '--username=deedbox',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    )
    await server.#configure()
    await server.start()
    await server.say('postgres', 'CREATE DATABASE deedbox')
    return server
  }

  /** A server that follows this one; from then on a commit here is one that stands there too. */
  async addSynchronousStandby() {
    const standby = await PostgresqlServer.#placed()
    const source = `host=${this.folder} port=${this.port} user=deedbox application_name=standby`
    await run(
      'pg_basebackup',
      '--pgdata',
      standby.data,
      '--dbname',
      source,
      '--checkpoint=fast',
      '--no-sync',
      '-R',
    )
    await standby.#configure()
    await standby.start()
    await this.say('postgres', "ALTER SYSTEM SET synchronous_standby_names = 'standby'")
    await this.say('postgres', 'SELECT pg_reload_conf()')
    await until(async () =>
      /sync/.test(
        await this.say(
          'postgres',
          "SELECT 'is ' || sync_state FROM pg_stat_replication WHERE sync_state = 'sync'",
        ),
      ),
    )
    return standby
  }

  static async #placed() {
    const server = new PostgresqlServer()
    server.folder = await newFolder()
    server.data = join(server.folder, 'data')
    server.port = await freePort()
    return server
  }

  async #configure() {
    const lines = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: this.folder,
      fsync: 'on',
    }
    const text = Object.entries(lines).map(([name, value]) => `${name} = '${value}'\n`)
    await appendFile(join(this.data, 'postgresql.conf'), text.join(''))
  }

  /** Starts it, and waits until it answers. What is left of one that was killed may keep it from starting at first. */
  async start() {
    await until(async () => {
      if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) this.#spawn()
      return run('pg_isready', '--quiet', '--host', this.folder, '--port', `${this.port}`).then(
        () => true,
        () => false,
      )
    })
  }

  #spawn() {
    const [program, words] = command('postgres', ['-D', this.data])
    this.child = spawn(program, words, { cwd: this.folder, stdio: 'ignore' })
    this.ended = once(this.child, 'exit')
  }

  /** Kills the server's first process; the others notice, sooner or later. */
  async kill() {
    this.child.kill('SIGKILL')
    await this.ended
  }

  /** Kills every process at once, as when its machine is gone. */
  async killAll() {
    const children = await readFile(`/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8')
    this.child.kill('SIGKILL')
    for (const child of children.split(' ').filter(Boolean)) {
      try {
        process.kill(Number(child), 'SIGKILL')
      } catch {
        // gone already
      }
    }
    await this.ended
  }

  /** Makes the standby the server that writes, whatever became of the other. */
  async promote() {
    await run('pg_ctl', 'promote', '--pgdata', this.data, '--wait')
    await this.say('postgres', 'ALTER SYSTEM RESET synchronous_standby_names')
    await this.say('postgres', 'SELECT pg_reload_conf()')
  }

  say(database, sql) {
    return new PostgresqlTables(this.socketLocation(database)).say(`${sql};`)
  }

  socketLocation(database = 'deedbox') {
    return `postgresql://deedbox@/${database}?host=${encodeURIComponent(this.folder)}&port=${this.port}`
  }

  async remove() {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.killAll()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** For the program, and to look behind its back: one server, or several of which one writes. */
export function storageOn(...servers) {
  const hosts = servers.map(({ port }) => `127.0.0.1:${port}`).join()
  const location = `postgresql://deedbox@${hosts}/deedbox`
  const tables = new PostgresqlTables(`${location}?target_session_attrs=read-write`)
  // What a program sent before it was killed may still be carried out.
  const settled = () =>
    until(async () => {
      const busy = await tables.say(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'deedbox' AND state <> 'idle';",
      )
      return Number(busy) === 0
    })
  return { location, tables, settled }
}

export async function until(holds) {
  const patience = Date.now() + patienceSeconds * 1000
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error('PostgreSQL was not as it should be in time')
    await pause(50)
  }
}
