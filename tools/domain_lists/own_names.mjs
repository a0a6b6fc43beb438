// Our own list, read and looked at: a row that is not right ends the build.
import { readFileSync } from 'node:fs'

export const kinds = ['shared', 'owner', 'mailbox', 'both', 'company']

const name = /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+$/

function rowOf(line, number) {
  const fail = (what) => {
    throw new Error(`own_names.csv:${number}: ${what}: ${line}`)
  }
  const fields = line.split(',')
  if (fields.length !== 4 || fields.some((field) => field.trim() !== field || !field)) fail('not name,kind,reason,source')
  const [domain, kind, reason, source] = fields
  if (!name.test(domain)) fail('not a name in lower-case A-labels')
  if (!kinds.includes(kind)) fail(`the kind is none of ${kinds.join(', ')}`)
  return { name: domain, kind, reason, source }
}

const lines = readFileSync(new URL('own_names.csv', import.meta.url), 'utf8').trimEnd().split('\n')
if (lines[0] !== 'name,kind,reason,source') throw new Error('own_names.csv: its first line names the columns')

export const ownNames = lines.slice(1).map((line, index) => rowOf(line, index + 2))

const seen = new Set()
for (const row of ownNames) {
  if (seen.has(row.name)) throw new Error(`own_names.csv: ${row.name} is there twice`)
  seen.add(row.name)
}
