import { join } from 'node:path'
import { Lap } from './lap.mjs'
import { SqliteTables } from './tables.mjs'

export function sqliteIn(folder) {
  const file = join(folder, 'deedbox.db')
  return { location: `sqlite:${file}`, file, tables: new SqliteTables(file) }
}

/** Runs `story` with a lap, which is ended whatever happens; its faults are the outcome's. */
export async function withLap(options, story) {
  const lap = await Lap.begin(options)
  try {
    const more = (await story(lap)) ?? []
    const faults = [...lap.faults, ...more]
    if (faults.length > 0) faults.push(...errorsOf(lap.program))
    return { faults, report: lap.report() }
  } catch (error) {
    error.stack += `\nwhile ${lap.report()}\n${lap.faults.slice(0, 5).join('\n')}\n${lap.program.log.slice(-3000)}`
    throw error
  } finally {
    await lap.abandon()
  }
}

/** The last that a program said of what went wrong. */
function errorsOf(program) {
  return program.log
    .split('\n')
    .filter((line) => / error /.test(line))
    .slice(-5)
    .map((line) => `the program said: ${line}`)
}
