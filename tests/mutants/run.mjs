// Changes the program on purpose, one place at a time, and looks whether a test turns red:
//   node tests/mutants/run.mjs [--only N,M] [--engine=postgresql]
// All faults of mutants.txt are compiled in at once and chosen at run time. The program that tests of the command line
// start has none of them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mutantsOf } from './list.mjs'
import { withMutants } from './source.mjs'

const house = resolve(import.meta.dirname, '../..')
const build = join(house, 'build/release')
const sources = join(build, 'mutants')
const tests = join(build, 'tests/deedbox_mutants')
const longestRun = 10 * 60 * 1000

const { values } = parseArgs({
  options: { only: { type: 'string' }, engine: { type: 'string', default: 'sqlite' } },
})
const only = values.only?.split(',').map(Number)

/** Writes what has changed only, so that no more is built than is needed. */
function writeSources(mutants) {
  const byFile = new Map(mutants.map(({ file }) => [file, mutants.filter((mutant) => mutant.file === file)]))
  mkdirSync(sources, { recursive: true })
  for (const name of readdirSync(sources, { recursive: true, withFileTypes: true })) {
    const path = join(name.parentPath, name.name)
    if (name.isFile() && !byFile.has(relative(sources, path))) rmSync(path)
  }
  for (const [file, ofFile] of byFile) {
    if (!existsSync(join(house, file))) throw new Error(`mutant ${ofFile[0].number}: there is no ${file}`)
    const text = withMutants(file, readFileSync(join(house, file), 'utf8'), ofFile)
    const path = join(sources, file)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

function must(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { cwd: house, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${stdout}`)
}

/** The first test that turned red, `a crash` or `no end`; nothing when all were green. */
function redIn(filter, number) {
  const { status, signal, stdout } = spawnSync(
    tests,
    [`--engine=${values.engine}`, '--gtest_fail_fast', '--gtest_brief=1', `--gtest_filter=${filter}`],
    {
      cwd: house,
      encoding: 'utf8',
      timeout: longestRun,
      maxBuffer: 1 << 28,
      env: { ...process.env, DEEDBOX_MUTANT: `${number}` },
    },
  )
  if (status === 0) return
  const failed = /^\[ {2}FAILED {2}\] ([\w./]+)/m.exec(stdout)
  return failed?.[1] ?? (signal === 'SIGTERM' ? 'no end' : 'a crash')
}

try {
  const mutants = mutantsOf(readFileSync(join(import.meta.dirname, 'mutants.txt'), 'utf8'))
  writeSources(mutants)
  must('cmake', '--preset', 'test')
  must('cmake', '--build', '--preset', 'test', '--target', 'deedbox_mutants')
  const chosen = mutants.filter(({ number }) => !only || only.includes(number))
  if (chosen.length === 0) throw new Error('--only names none of the list')
  const first = [...new Set(chosen.map(({ by }) => by).filter((by) => by !== ''))].join(':')
  const red = redIn(first || '*', 0)
  if (red) throw new Error(`${red} is red without any mutant`)
  let survived = 0
  for (const { number, why, file, by } of chosen) {
    const caught = (by && redIn(by, number)) || redIn(by ? `-${by}` : '*', number)
    if (!caught) survived += 1
    console.log(`${`${number}`.padStart(3)} ${caught ? `caught by ${caught}` : 'SURVIVED'}: ${why} (${file})`)
  }
  console.log(`mutate: ${chosen.length - survived} caught, ${survived} survived`)
  process.exitCode = survived === 0 ? 0 : 1
} catch (error) {
  console.error(`mutate: ${error.message}`)
  process.exitCode = 1
}
