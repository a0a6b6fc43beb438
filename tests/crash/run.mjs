// Kills the real program under load, again and again, and proves after each kill that what it acknowledged is there, and
// nothing is there by halves:
//   node tests/crash/run.mjs [--seed N] [--long] [--only TEXT] [BINARY]
// A seed repeats what is asked and when it is killed, though not how the calls overtake each other.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { cases } from './cases.mjs'
import { Random } from './random.mjs'

const shownFaults = 20

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { seed: { type: 'string' }, long: { type: 'boolean' }, only: { type: 'string' } },
      allowPositionals: true,
    })
    const seed = values.seed === undefined ? Date.now() % 2 ** 32 : Number(values.seed)
    const binary = resolve(positionals[0] ?? join(import.meta.dirname, '../../build/release/deedbox'))
    if (!Number.isInteger(seed) || positionals.length > 1) throw new Error('--seed is a number')
    if (!existsSync(binary)) throw new Error(`there is no ${binary}`)
    return { seed, binary, long: values.long ?? false, only: values.only ?? '' }
  } catch (error) {
    console.error(error.message)
    console.error('usage: node tests/crash/run.mjs [--seed N] [--long] [--only TEXT] [BINARY]')
    process.exit(2)
  }
}

const { seed, binary, long, only } = options()
const folder = await mkdtemp(join(tmpdir(), 'deedbox-crash-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
console.log(`seed ${seed}${long ? ', long' : ''}`)

async function runCase({ name, run }, index) {
  const begun = performance.now()
  let outcome
  try {
    const random = new Random(seed + index)
    outcome = await run({ binary, folder: await mkdtemp(join(folder, 'case-')), random, long, seed })
  } catch (error) {
    outcome = { faults: [`it broke off: ${error.stack}`] }
  }
  const { faults = [], skipped, report = '' } = outcome
  const end = faults.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed'
  ++counts[end]
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${end.padEnd(7)} ${seconds.padStart(6)} s  ${name}: ${skipped ?? report}`)
  for (const fault of faults.slice(0, shownFaults)) console.log(`        FAULT ${fault}`)
  if (faults.length > shownFaults) console.log(`        and ${faults.length - shownFaults} more`)
}

// What mostly waits goes on beside the others.
const aside = []
for (const [index, one] of [...cases.entries()].sort(([, a], [, b]) => Boolean(b.aside) - Boolean(a.aside))) {
  if (!one.name.includes(only)) continue
  const running = runCase(one, index)
  if (one.aside) aside.push(running)
  else await running
}
await Promise.all(aside)

await rm(folder, { recursive: true, force: true })
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`crash: ${counts.passed} passed, ${counts.failed} failed${skipped}`)
// Not when nothing is open any more: a connection that lingers must not keep a run that is through.
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
