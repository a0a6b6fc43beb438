import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { type Guide, guideFrom } from './guide.ts'

const prefix = 'virtual:guides/'

/**
 * Serves `virtual:guides/<language>`: the guides of that language by name, taken from `<name>.<language>.md`. They are parsed
 * here, so that the browser needs no parser.
 */
export function guides(folder: string): Plugin {
  const place = resolve(import.meta.dirname, '..', folder)
  return {
    name: 'deedbox-guides',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const ending = `.${id.slice(prefix.length + 1)}.md`
      const found: Record<string, Guide> = {}
      for (const file of readdirSync(place).filter((name) => name.endsWith(ending))) {
        this.addWatchFile(resolve(place, file))
        try {
          found[file.slice(0, -ending.length)] = guideFrom(readFileSync(resolve(place, file), 'utf8'))
        } catch (error) {
          this.error(`${file}: ${error instanceof Error ? error.message : error}`)
        }
      }
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(found))})`
    },
  }
}
