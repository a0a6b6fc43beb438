// What a visitor loads before anything shows must stay small: the entry and everything it imports at once.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const limits = { js: 200_000, css: 40_000 }

const dist = resolve(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(resolve(dist, '.vite/manifest.json'), 'utf8'))

const files = new Set()
function take(name) {
  const chunk = manifest[name]
  if (!chunk || files.has(chunk.file)) return
  files.add(chunk.file)
  for (const sheet of chunk.css ?? []) files.add(sheet)
  for (const next of chunk.imports ?? []) take(next)
}
take('index.html')

const used = { js: 0, css: 0 }
for (const file of files) {
  used[file.endsWith('.css') ? 'css' : 'js'] += gzipSync(readFileSync(resolve(dist, file))).length
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
let over = false
for (const kind of Object.keys(limits)) {
  const isOver = used[kind] > limits[kind]
  over ||= isOver
  console.log(`initial ${kind} ${kB(used[kind])} gzip, limit ${kB(limits[kind])}${isOver ? '  TOO BIG' : ''}`)
}
process.exit(over ? 1 : 0)
