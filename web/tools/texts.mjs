// Every text the pages name exists, and every text of the pages is named; the languages agree with one another.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const web = resolve(import.meta.dirname, '..')
const languages = ['en', 'it', 'es']
const files = languages.map((language) => resolve(web, `../i18n/${language}.json`))
const texts = JSON.parse(readFileSync(files[0], 'utf8'))
const keys = Object.keys(texts).filter((key) => key.startsWith('ui.'))

// Words of the server are looked up by family (`useWord`), so no source names them one by one.
const families = [
  'status',
  'role',
  'act',
  'approver',
  'named_by',
  'review_cause',
  'mail_kind',
  'mail_state',
  'relation',
  'type',
  'visibility',
]

const named = new Set()
for (const entry of readdirSync(resolve(web, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(tsx?|md)$/.test(entry.name)) continue
  const source = readFileSync(resolve(entry.parentPath, entry.name), 'utf8')
  // In the pages as strings, in the guides as values.
  for (const [, key] of source.matchAll(/['{](ui\.[a-z0-9_.]+)['}]/g)) named.add(key)
}

const faults = [
  ...[...named].filter((key) => !(key in texts)).map((key) => `not in i18n/en.json: ${key}`),
  ...keys
    .filter((key) => !named.has(key) && !families.includes(key.split('.')[1]))
    .map((key) => `used by no page: ${key}`),
]
for (const fault of faults) console.error(fault)

try {
  execFileSync(
    resolve(web, 'node_modules/.bin/formatjs'),
    ['verify', '--source-locale', 'en', '--missing-keys', '--extra-keys', '--structural-equality', ...files],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
} catch (error) {
  console.error(`${error.stdout}${error.stderr}`)
  faults.push('formatjs verify')
}

if (faults.length > 0) process.exit(1)
console.log(`${keys.length} texts in ${languages.join(', ')}: all named, all there`)
