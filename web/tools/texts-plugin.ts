import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const prefix = 'virtual:texts/'

/**
 * Serves `virtual:texts/<language>`: the texts of the page (keys `ui.`), without those that only the server reads.
 * They are parsed here, so that the browser needs no parser.
 */
export function texts(folder: string): Plugin {
  return {
    name: 'deedbox-texts',
    config: () => ({
      resolve: {
        alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
      },
    }),
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const file = resolve(import.meta.dirname, '..', folder, `${id.slice(prefix.length + 1)}.json`)
      this.addWatchFile(file)
      const all: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
      const own = Object.entries(all)
        .filter(([key]) => key.startsWith('ui.'))
        .map(([key, text]) => [key, parse(text, { captureLocation: false })])
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(own)))})`
    },
  }
}
