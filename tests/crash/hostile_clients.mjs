import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { freePort, Program } from '../support/program.mjs'

const mostMemory = 64 * 2 ** 20 // above what it takes with nobody there
const longestAnswer = 250 // milliseconds
// The machine may be busy with something else for a moment: one answer in twenty may be late.
const mayBeLate = 0.05
const attackSeconds = 3

const post = 'POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n'
const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`

const attacks = [
  { name: 'a chunk extension without end', opening: `${chunked}1;`, endless: 'a' },
  {
    name: 'chunks of one octet, each with an extension',
    opening: chunked,
    endless: `1;${'a'.repeat(2000)}\r\na\r\n`,
  },
  { name: 'a size of a chunk without end', opening: chunked, endless: '0' },
  { name: 'a trailer without end', opening: `${chunked}0\r\nX: `, endless: 'a' },
  { name: 'trailers without end', opening: `${chunked}0\r\n`, endless: 'X-A: b\r\n' },
  { name: 'a header without end', opening: 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ', endless: 'a' },
  { name: 'headers without end', opening: 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n', endless: 'X-A: b\r\n' },
  { name: 'a target without end', opening: 'GET /', endless: 'a' },
  {
    name: 'bodies of 1 MiB by nobody',
    opening: `${post}Content-Length: ${2 ** 20}\r\n\r\n`,
    endless: '{"a":1,',
    connections: 64,
    octets: 2 ** 20,
  },
  {
    name: 'bodies of 1 MiB by nobody, in pieces',
    opening: `${chunked}100000\r\n`,
    endless: '{"a":1,',
    connections: 64,
    octets: 2 ** 20,
  },
]

async function memoryOf({ child }) {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)[1]) * 1024
}

async function answerTime(program) {
  const begun = performance.now()
  const answer = await fetch(`${program.origin}/healthz`, { headers: { Connection: 'close' } }).catch(
    () => null,
  )
  await answer?.text()
  return answer?.ok ? performance.now() - begun : Number.POSITIVE_INFINITY
}

async function suffer(program, idle, { name, connections = 8, ...attack }) {
  const attacker = new Worker(new URL('./flood.mjs', import.meta.url), {
    workerData: { port: program.port, connections, ...attack },
  })
  const end = Date.now() + attackSeconds * 1000
  const times = []
  let memory = 0
  while (Date.now() < end) {
    times.push(await answerTime(program))
    memory = Math.max(memory, (await memoryOf(program)) - idle)
    await pause(20)
  }
  await attacker.terminate()
  const faults = []
  if (memory > mostMemory) faults.push(`${name}: memory grew by ${Math.round(memory / 2 ** 20)} MiB`)
  const late = times.filter((time) => time > longestAnswer)
  if (late.length > times.length * mayBeLate)
    faults.push(`${name}: ${late.length} of ${times.length} answers were late (${late.map(Math.round)} ms)`)
  times.sort((a, b) => a - b)
  return { faults, memory, slow: times[Math.floor(times.length * (1 - mayBeLate))] }
}

/** Whatever somebody sends without an end, memory stays as it is and everybody else is answered. */
export async function endlessCallers({ binary, folder }) {
  const program = new Program(binary, folder, await freePort(), {})
  await program.start()
  try {
    for (let n = 0; n < 50; ++n) await answerTime(program)
    const idle = await memoryOf(program)
    const outcomes = []
    for (const attack of attacks) outcomes.push(await suffer(program, idle, attack))
    const most = Math.max(...outcomes.map(({ memory }) => memory)) / 2 ** 20
    const slow = Math.max(...outcomes.map(({ slow: time }) => time))
    return {
      faults: outcomes.flatMap(({ faults }) => faults),
      report: `${attacks.length} ways, memory +${most.toFixed(1)} MiB at most, 95 % of answers within ${slow.toFixed(0)} ms`,
    }
  } finally {
    await program.stop()
  }
}

// ---- open files ----

async function withFiles({ binary, folder }, limit, act) {
  const wrapped = join(folder, 'deedbox-with-limit')
  await writeFile(wrapped, `#!/bin/sh\nulimit ${limit}\nexec '${binary}' "$@"\n`)
  await chmod(wrapped, 0o755)
  const program = new Program(wrapped, folder, await freePort(), { DEEDBOX_THREADS: '2' })
  await program.start()
  try {
    return await act(program)
  } finally {
    await program.stop()
  }
}

/** So many connections that say nothing; which of them are still open after a moment. */
async function idleConnections(port, count) {
  const sockets = []
  for (let n = 0; n < count; ++n) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => {
      socket.ended = true
    })
    socket.on('end', () => socket.destroy())
    socket.resume()
    sockets.push(socket)
  }
  await pause(1000)
  return {
    open: () => sockets.filter((socket) => !socket.ended).length,
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const filesOf = async ({ child }) => (await readdir(`/proc/${child.pid}/fd`)).length

/** More callers than the usual limit of open files: where the limit can be raised they are let in; where it cannot, some
 *  are sent away at once, and the program keeps room for its own. */
export async function idleCallers(means) {
  const faults = []
  const callers = 1100
  const inRaised = await withFiles(means, '-S -n 1024', async (program) => {
    const idle = await idleConnections(program.port, callers)
    if (idle.open() !== callers) faults.push(`only ${idle.open()} of ${callers} idle callers were let in`)
    if (!Number.isFinite(await answerTime(program))) faults.push('nobody is answered beside idle callers')
    const files = await filesOf(program)
    idle.close()
    return files
  })
  const most = 300
  const inFew = await withFiles(means, `-n ${most}`, async (program) => {
    const idle = await idleConnections(program.port, most)
    const files = await filesOf(program)
    if (files > most - 64) faults.push(`${files} of ${most} files are open, and none is left for mails`)
    if (idle.open() === most) faults.push('everybody was let in, though there is no room')
    idle.close()
    await pause(200)
    const { ok } = await fetch(`${program.origin}/readyz`)
    if (!ok) faults.push('it does not come back when they are gone')
    return files
  })
  await withFiles(means, '-n 100', () => faults.push('it starts with 100 files')).catch((error) => {
    if (!/only 100 files may be open/.test(error.message)) faults.push(`it says: ${error.message}`)
  })
  return { faults, report: `${inRaised} files with ${callers} callers; ${inFew} of at most ${most}` }
}
