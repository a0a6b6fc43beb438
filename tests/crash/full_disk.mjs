import { execFile } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sqliteIn, withLap } from './with_lap.mjs'

const execute = promisify(execFile)
const size = 24 * 2 ** 20
const left = 384 * 2 ** 10
const enoughRefusals = 40
const patienceSeconds = 30

/** A disk of its own that is full: writes say so, reads go on, and once there is room again so do writes. */
export async function fullDisk({ binary, folder, random, seed }) {
  const disk = join(folder, 'disk')
  await mkdir(disk)
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'deedbox-crash', disk])
  } catch (error) {
    return {
      skipped: `SKIPPED, for a small disk cannot be mounted here (${error.message.trim().split('\n').at(-1)})`,
    }
  }
  try {
    const storage = sqliteIn(disk)
    return await withLap({ binary, folder: disk, storage, random, name: `${seed}-disk` }, (lap) =>
      fillAndFree(lap, join(disk, 'ballast')),
    )
  } finally {
    await execute('umount', [disk])
  }
}

async function fillAndFree(lap, ballast) {
  const out = []
  await lap.open()
  await lap.loadFor(300)
  // A disk that refuses does so before anything of a unit is there, so here 503 means: not done.
  lap.history.unavailableDidNothing = true
  const { bsize, bavail } = await statfs(join(ballast, '..'))
  await writeFile(ballast, Buffer.alloc(Math.max(bsize * bavail - left, 0)))

  const running = lap.load.run()
  await until(() => lap.history.unavailable >= enoughRefusals)
  lap.load.halt()
  await running
  if (lap.history.unavailable < enoughRefusals)
    out.push(`only ${lap.history.unavailable} calls were refused for want of room`)
  await lap.check() // reads go on, and nothing is lost or there by halves

  await rm(ballast)
  const before = lap.history.count('acknowledged')
  const unavailable = lap.history.unavailable
  await lap.loadFor(1000)
  if (lap.history.count('acknowledged') === before) out.push('nothing is done although there is room again')
  if (lap.history.unavailable > unavailable + enoughRefusals)
    out.push('much is still refused although there is room again')
  await lap.check()
  // Mails whose fate could not be written down are sent again, by whoever comes next.
  await lap.program.kill()
  ++lap.kills
  await lap.program.start()
  await lap.close()
  return out
}

async function until(holds) {
  const patience = Date.now() + patienceSeconds * 1000
  while (!holds() && Date.now() < patience) await pause(20)
}
