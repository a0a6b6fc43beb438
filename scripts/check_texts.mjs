// The texts that the server looks up: every one it names is in the catalogue, and every one in the catalogue is named.
// (web/tools/texts.mjs does the same for the pages, and compares the languages.)
//
// Names are dotted words in string literals of src/. So that none slips by, each such literal has to be something known:
// an event's act, a job's kind, a file, an example, or else a text: `problem.NAME`, `mail.NAME` or NAME itself.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const house = resolve(import.meta.dirname, '..')
const texts = Object.keys(JSON.parse(readFileSync(resolve(house, 'i18n/en.json'), 'utf8'))).filter(
  (key) => !key.startsWith('ui.'),
)
const known = new Set(texts)

const source = readdirSync(resolve(house, 'src'), { recursive: true })
  .filter((file) => /(?<!_test)\.(cpp|h)$/.test(file))
  .map((file) => readFileSync(resolve(house, 'src', file), 'utf8').replace(/\/\/.*$/gm, ''))
  .join('\n')
const named = (pattern) => new Set([...source.matchAll(pattern)].map((match) => match[1]))

const literals = named(/"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)"/g)
const codes = named(/\.code = "([^"]+)"/g)
const mailKinds = named(/constexpr std::string_view ([a-z_]+) = "\1";/g)
const otherwise = new Set([
  ...named(/\.act = "([^"]+)"/g),
  ...named(/\.leaves\("([^"]+)"\)/g),
  ...named(/\bevent_of\([^"]*"([^"]+)"/g),
  ...named(/\.kind = "([^"]+)"/g),
  ...named(/\.example = "([^"]+)"/g),
  ...named(/"([^"]+\.(?:json|txt|md|mustache|key|dat))"/g),
  'job.taken', // codes that never leave the program
  'node.taken',
  'mail.taken',
  'database.empty',
])

// Some names are put together: `role.` and what follows, a kind and `.subject`, a code and its cause.
function isNamed(key) {
  const [family, ...below] = key.split('.')
  const names = family === 'mail' || family === 'problem' ? [key, below.join('.')] : [key]
  return names.some((name) => {
    const end = name.lastIndexOf('.')
    const [stem, last] = [name.slice(0, end), name.slice(end + 1)]
    if (literals.has(name) || literals.has(`${stem}.`)) return true
    if (family === 'mail') return mailKinds.has(stem) && (last === 'subject' || last === 'opening')
    return family === 'problem' && literals.has(stem) && literals.has(last)
  })
}

const faults = []
for (const literal of literals) {
  if (!/^[^.]+\..*[^.]$/.test(literal) || otherwise.has(literal)) continue
  if (!known.has(literal) && !known.has(`problem.${literal}`) && !known.has(`mail.${literal}`))
    faults.push(`"${literal}" is used in src/ and has no text`)
}
for (const code of codes)
  if (!otherwise.has(code) && !known.has(`problem.${code}`))
    faults.push(`problem.${code} is not in the catalogue`)
for (const kind of mailKinds)
  for (const part of ['subject', 'opening'])
    if (!known.has(`mail.${kind}.${part}`)) faults.push(`mail.${kind}.${part} is not in the catalogue`)
for (const key of texts) if (!isNamed(key)) faults.push(`${key} is named nowhere in src/`)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`${texts.length} texts of the server: all named, all there`)
