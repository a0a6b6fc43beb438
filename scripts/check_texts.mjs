// The texts of the server: every problem's code has one, and none in the catalogue is used by nobody. That a text which is
// named as `Text::…` exists is for the compiler. (web/tools/texts.mjs compares the languages, and looks after the pages.)
//
// Codes are what programs rely on, so they stay strings: dotted words in string literals of src/. So that none slips by,
// each such literal has to be something known: a deed, a job's kind, a file, an example, or else a text.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const house = resolve(import.meta.dirname, '..')
const folder = resolve(house, 'i18n/server')
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.en.json'))
  .flatMap((file) => Object.keys(JSON.parse(readFileSync(resolve(folder, file), 'utf8'))))
const known = new Set(texts)

const source = readdirSync(resolve(house, 'src'), { recursive: true })
  .filter((file) => /(?<!_test)\.(cpp|h)$/.test(file))
  .map((file) => readFileSync(resolve(house, 'src', file), 'utf8').replace(/\/\/.*$/gm, ''))
  .join('\n')
const found = (pattern) => new Set([...source.matchAll(pattern)].map((match) => match[1]))

const named = found(/\bText::(\w+)/g)
const families = found(/\btext_of<"([^"]+)">/g)
const literals = found(/"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)"/g)
const codes = found(/\.code = "([^"]+)"/g)
const otherwise = new Set([
  ...families,
  ...found(/\.kind = "([^"]+)"/g),
  ...found(/_job\(\s*"([^"]+)"/g),
  ...found(/\.example = "([^"]+)"/g),
  ...found(/"([^"]+\.(?:json|txt|md|mustache|key|dat|gen\.h|example))"/g),
  'unit.overtaken', // codes that never leave the program
  'job.taken',
  'node.taken',
  'mail.taken',
  'database.empty',
])

// A code may have a cause behind it: `domain.syntax` and `dots`. A deed is named as its constant is made.
function isNamed(key) {
  if (named.has(key.replaceAll('.', '_')) || families.has(key.slice(0, key.lastIndexOf('.')))) return true
  const [family, ...below] = key.split('.')
  if (!['problem', 'deed'].includes(family)) return false
  const [last, stem] = [below.at(-1), below.slice(0, -1).join('.')]
  return literals.has(below.join('.')) || (family === 'problem' && literals.has(stem) && literals.has(last))
}

const faults = []
for (const literal of literals) {
  if (!/^[^.]+\..*[^.]$/.test(literal) || otherwise.has(literal)) continue
  if (!['problem.', 'deed.'].some((family) => known.has(family + literal)))
    faults.push(`"${literal}" is used in src/ and has no text`)
}
for (const code of codes)
  if (!otherwise.has(code) && !known.has(`problem.${code}`))
    faults.push(`problem.${code} is not in the catalogue`)
for (const key of texts) if (!isNamed(key)) faults.push(`${key} is named nowhere in src/`)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`${texts.length} texts of the server: all named, all there`)
