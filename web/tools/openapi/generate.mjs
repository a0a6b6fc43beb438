// Makes web/src/api/schema.d.ts from docs/api/openapi.json; with --check only says whether it still is that.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import openapi, { astToString } from 'openapi-typescript'

const root = resolve(import.meta.dirname, '../../..')
const source = resolve(root, 'docs/api/openapi.json')
const target = resolve(root, 'web/src/api/schema.d.ts')

const heading = '// Made from docs/api/openapi.json by `npm run api`. Not edited by hand.\n\n'
const made = heading + astToString(await openapi(pathToFileURL(source)))

if (!process.argv.includes('--check')) {
  writeFileSync(target, made)
} else if (readFileSync(target, 'utf8') !== made) {
  console.error('web/src/api/schema.d.ts is not what docs/api/openapi.json says: run `npm run api` in web/')
  process.exit(1)
}
