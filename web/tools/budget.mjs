// What a visitor loads before anything shows must stay small: the entry, the first page, everything that they import, and
// their texts in one language.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const limits = { js: 197_000, css: 20_000 }
const languages = ['en', 'it', 'es']
const page = 'src/portal/home/HomePage.tsx'

const dist = resolve(import.meta.dirname, '../dist')
const made = (name) => JSON.parse(readFileSync(resolve(dist, '.vite', name), 'utf8'))
const manifest = made('manifest.json')
const texts = made('texts.json')

function take(name, files = new Set()) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`not in the manifest: ${name}`)
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const sheet of chunk.css ?? []) files.add(sheet)
  for (const next of chunk.imports ?? []) take(next, files)
  return files
}

function sizes(files) {
  const used = { js: 0, css: 0 }
  for (const file of files)
    used[file.endsWith('.css') ? 'css' : 'js'] += gzipSync(readFileSync(resolve(dist, file))).length
  return used
}

const textOf = (subject, language) => `virtual:texts/${subject}-${language}`
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
let faults = 0
for (const language of languages) {
  const files = take('index.html')
  for (const text of Object.keys(manifest).filter((name) => name.startsWith('virtual:texts/'))) {
    if (!files.has(manifest[text].file)) continue
    console.log(`${text} is in the first file, whatever language its reader speaks`)
    faults += 1
  }
  take(page, files)
  for (const subject of [...texts.first, ...texts.pages[page]]) take(textOf(subject, language), files)
  const used = sizes(files)
  for (const kind of Object.keys(limits)) {
    const isOver = used[kind] > limits[kind]
    if (isOver) faults += 1
    console.log(
      `first page in ${language}: ${kind} ${kB(used[kind])} gzip, limit ${kB(limits[kind])}${isOver ? '  TOO BIG' : ''}`,
    )
  }
}
process.exit(faults > 0 ? 1 : 0)
