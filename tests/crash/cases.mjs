import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkHistory, checkMails } from './checks.mjs'
import { damages, logDamages, mailDamages } from './damages.mjs'
import { fullDisk } from './full_disk.mjs'
import { endlessCallers, idleCallers } from './hostile_clients.mjs'
import { mailServerFaults } from './mail_faults.mjs'
import { failover, killsOfPostgresql, killsOnPostgresql } from './postgresql_cases.mjs'
import { SqliteTables } from './tables.mjs'
import { sqliteIn, withLap } from './with_lap.mjs'

async function killed(lap, kills) {
  await lap.open({ cut: 2 })
  while (lap.kills < kills && lap.faults.length === 0) await lap.killUnderLoad()
}

async function killsOnSqlite({ binary, folder, random, long, seed }) {
  const reports = []
  for (let number = 1; number <= (long ? 80 : 1); ++number) {
    const storage = sqliteIn(folder)
    const outcome = await withLap(
      { binary, folder, storage, random, name: `${seed}-${number}` },
      async (lap) => {
        await killed(lap, long ? 25 : 10)
        await lap.close()
      },
    )
    if (outcome.faults.length > 0) return { ...outcome, report: `lap ${number}: ${outcome.report}` }
    reports.push(outcome.report)
    if (long) console.log(`        lap ${number}: ${outcome.report}`)
    for (const end of ['', '-wal', '-shm']) await rm(storage.file + end, { force: true })
  }
  return { report: reports.at(-1) }
}

// ---- the checks themselves ----

/** A short history without faults; then each damage, done behind its back to a copy, has to be found. */
async function checksNotice({ binary, folder, random, seed }) {
  const storage = sqliteIn(folder)
  return withLap({ binary, folder, storage, random, name: `${seed}-checks` }, async (lap) => {
    await lap.open()
    await lap.loadFor(1500)
    await lap.check() // that there is a head to compare with
    const tables = await lap.close()
    if (lap.faults.length > 0) return []
    const untouched = [...checkHistory(lap.history, tables), ...checkMails(tables, lap.sink.arrivals)]
    return [...untouched, ...(await missed(lap, storage.file, folder)), ...missedInCalls(lap.history, tables)]
  })
}

async function missed(lap, original, folder) {
  const out = []
  const damaged = async (sql) => {
    const copy = join(folder, 'damaged.db')
    await copyFile(original, copy)
    const tables = new SqliteTables(copy)
    await tables.say(`${sql};`)
    return tables
  }
  const look = async ([name, word, sql], check) => {
    const faults = check(await (await damaged(sql)).read())
    if (!faults.some((fault) => fault.includes(word)))
      out.push(`not noticed: ${name} (${faults.slice(0, 2)})`)
  }
  for (const damage of damages) await look(damage, (tables) => checkHistory(lap.history, tables))
  for (const damage of mailDamages) await look(damage, (tables) => checkMails(tables, lap.sink.arrivals))
  for (const [name, sql] of logDamages) {
    lap.program.environment.DEEDBOX_DATABASE = `sqlite:${(await damaged(sql)).file}`
    const { status } = await lap.program.command('verify-log', '--head', lap.head)
    if (status !== 1) out.push(`not noticed: ${name} (verify-log ends with ${status})`)
  }
  return out
}

/** The same for what the calls were told. */
function missedInCalls(history, tables) {
  const out = []
  const request = history.filed.find(({ calls }) =>
    calls.some(({ outcome, act }) => act === 'approve' && outcome === 'acknowledged'),
  )
  const first = request.calls.find(({ act, outcome }) => act === 'approve' && outcome === 'acknowledged')
  const twice = { ...first, number: 0 }
  request.calls.push(twice)
  if (!checkHistory(history, tables).some((fault) => fault.includes('was ended by')))
    out.push('not noticed: two decisions of one request were acknowledged')
  const answers = [
    ['a repeated call made something else', { act: 'repeat', first }, { status: 201, body: { id: '1' } }],
    ['a call failed', twice, { status: 500, text: 'broken' }],
    ['a 503 without Retry-After', twice, { status: 503, body: { code: 'storage.unavailable' }, headers: {} }],
  ]
  for (const [name, call, answer] of answers) {
    history.faults.length = 0
    history.note(call, answer)
    if (history.faults.length === 0) out.push(`not noticed: ${name}`)
  }
  history.faults.length = 0
  return out
}

export const cases = [
  { name: 'killed under load, on SQLite', run: killsOnSqlite },
  { name: 'every check notices what it is for', run: checksNotice },
  { name: 'a mail server with every fault', run: mailServerFaults, aside: true },
  { name: 'callers who never come to an end', run: endlessCallers },
  { name: 'more idle callers than open files', run: idleCallers },
  { name: 'a full disk', run: fullDisk },
  { name: 'killed under load, on PostgreSQL', run: killsOnPostgresql },
  { name: 'PostgreSQL killed under load', run: killsOfPostgresql },
  { name: 'failover to a synchronous standby', run: failover },
]
