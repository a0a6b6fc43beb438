// The files of texts: pages and server have their own, every language has the same, says things with the words of its style
// note, and no text of the pages is named nowhere. (That a text which is named exists is for the compiler.)
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isStructurallySame, parse } from '@formatjs/icu-messageformat-parser'

const web = resolve(import.meta.dirname, '..')
const i18n = resolve(web, '../i18n')
const languages = ['en', 'it', 'es']
const faults = []

function textsOf(folder) {
  const names = readdirSync(resolve(i18n, folder))
  const subjects = new Set(names.map((name) => name.split('.')[0]))
  const wanted = [...subjects].flatMap((subject) =>
    languages.map((language) => `${subject}.${language}.json`),
  )
  for (const name of names)
    if (!wanted.includes(name)) faults.push(`i18n/${folder}/${name}: no such language`)
  return [...subjects].flatMap((subject) => {
    const [english, ...others] = languages.map((language) => {
      const file = `i18n/${folder}/${subject}.${language}.json`
      return { file, texts: JSON.parse(readFileSync(resolve(i18n, '..', file), 'utf8')) }
    })
    for (const other of others) compare(english, other)
    return Object.keys(english.texts).map((key) => ({ key, file: english.file }))
  })
}

function compare(english, { file, texts }) {
  for (const key of Object.keys(texts))
    if (!(key in english.texts)) faults.push(`${file}: ${key} is not in English`)
  for (const [key, text] of Object.entries(english.texts)) {
    if (!(key in texts)) faults.push(`${file}: ${key} is missing`)
    else if (!isStructurallySame(parse(text), parse(texts[key])).success)
      faults.push(`${file}: ${key} takes other values than in English`)
  }
}

// What the style notes (i18n/style.*.md) have one word for, said in another.
const unsaid = {
  en: [/\bMay there\b/, /\b[Cc]reate (a )?user\b/, /\bwhere it stands\b/i, /\be-?mails?\b/i, /\bvendor\b/i],
  it: [
    /\blei\b/,
    /\bdigit/i,
    /\binterpell/i,
    /identificator/i,
    /\boperator[ei]\b/i,
    /\bSi prega\b/,
    /\bpaes[ei]\b/,
    /\b(?:(?:Smart|Virtual) )Accounts\b/,
  ],
  es: [
    /\b(?:un|el|del|al|este|los|estos|ningún) (?:Smart|Virtual) Account/i,
    /\b(?:Smart|Virtual) Accounts? (?:\S+ )?(?:activo|aprobado|predeterminado)s?\b/i,
    /\boperador/i,
    /\be-?mail/i,
    /\bconsultad[ao]s\b/i,
    /\bdeshech/i,
    /\bcrear un usuario\b/i,
  ],
}

function listen(file, language, text) {
  const words = text.replace(/\{[^{}]*\}/g, '').replace(/`[^`]*`/g, '')
  for (const word of unsaid[language])
    if (word.test(words)) faults.push(`${file}: ${word} is not how i18n/style.${language}.md says it`)
}

for (const folder of ['pages', 'server'])
  for (const name of readdirSync(resolve(i18n, folder))) {
    const texts = JSON.parse(readFileSync(resolve(i18n, folder, name), 'utf8'))
    for (const [key, text] of Object.entries(texts))
      listen(`i18n/${folder}/${name}: ${key}`, name.split('.')[1], text)
  }
for (const folder of [resolve(web, 'src/guides/texts'), resolve(web, '../src/accounts')])
  for (const name of readdirSync(folder)) {
    const language = /\.(en|it|es)\.md$/.exec(name)?.[1]
    if (language) listen(name, language, readFileSync(resolve(folder, name), 'utf8'))
  }

const pages = textsOf('pages')
for (const { key, file } of pages)
  if (!/^ui\.[a-z_]+\.[a-z0-9_]+$/.test(key)) faults.push(`${file}: ${key} is no key of the pages`)
for (const { key, file } of textsOf('server'))
  if (key.startsWith('ui.')) faults.push(`${file}: ${key} belongs to the pages`)
const places = new Map()
for (const { key, file } of pages) {
  const family = key.slice(0, key.lastIndexOf('.'))
  const place = places.get(family) ?? file
  if (place !== file) faults.push(`${family} is in ${place} and in ${file}`)
  places.set(family, place)
}

// In the pages as strings, in the guides as values. A family named alone (`ui.status`) is looked up by words of the server.
const named = new Set()
for (const entry of readdirSync(resolve(web, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(tsx?|md)$/.test(entry.name)) continue
  const source = readFileSync(resolve(entry.parentPath, entry.name), 'utf8')
  for (const [, key] of source.matchAll(/['"{](ui\.[a-z0-9_.]+)['"}]/g)) named.add(key)
  if (source.includes('`ui.') && entry.name !== 'words.ts')
    faults.push(`${entry.name}: a key is put together`)
}
for (const { key } of pages)
  if (!named.has(key) && !named.has(key.slice(0, key.lastIndexOf('.'))))
    faults.push(`used by no page: ${key}`)

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`${pages.length} texts of the pages in ${languages.join(', ')}: all named, all there`)
