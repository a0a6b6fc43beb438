// Writes the list that the program embeds: `node make.mjs OUTPUT_FOLDER`. Without the npm package only our own short list
// goes in, so that the API can be built where there is no registry.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [folder] = process.argv.slice(2)

// Shorter ones cannot be most of a password of twelve characters: see src/users/password_rules.cpp.
const shortest = 6

const own = readFileSync(new URL('own_passwords.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))

const fromPackage = () => {
  let lists
  try {
    lists = require('@zxcvbn-ts/language-common').dictionary
  } catch {
    console.warn('@zxcvbn-ts/language-common is not installed: its list is left out')
    return []
  }
  const passwords = lists['passwords-common']
  if (!(passwords?.length > 10_000) || !passwords.includes('qwertyuiop'))
    throw new Error('@zxcvbn-ts/language-common has no list of passwords where it was')
  return passwords
}

const plain = (password) => /^[\x21-\x7e]+$/.test(password) && password.length >= shortest
const passwords = [...own, ...fromPackage()].map((password) => password.toLowerCase()).filter(plain)
mkdirSync(folder, { recursive: true })
// Byte order, because the program searches by bytes.
writeFileSync(`${folder}/common_passwords.txt`, `${[...new Set(passwords)].sort((a, b) => (a < b ? -1 : 1)).join('\n')}\n`)
