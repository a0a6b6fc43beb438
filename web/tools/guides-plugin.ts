import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { Catalogue } from './catalogue.ts'
import { type Guide, guideFrom, withTexts } from './guide.ts'

const prefix = 'virtual:guides/'

/**
 * Serves `virtual:guides/<language>`: the guides of that language by name, taken from `<name>.<language>.md`. They are parsed
 * here, so that the browser needs no parser, and hold the names of buttons already, so that it needs no texts for them.
 */
export function guides(folder: string, textsFolder: string): Plugin {
  const place = resolve(import.meta.dirname, '..', folder)
  return {
    name: 'deedbox-guides',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const language = id.slice(prefix.length + 1)
      const catalogue = new Catalogue(textsFolder)
      for (const subject of catalogue.subjects) this.addWatchFile(catalogue.file(subject, language))
      const texts = catalogue.all(language)
      const ending = `.${language}.md`
      const found: Record<string, Guide> = {}
      for (const file of readdirSync(place).filter((name) => name.endsWith(ending))) {
        this.addWatchFile(resolve(place, file))
        try {
          const guide = guideFrom(readFileSync(resolve(place, file), 'utf8'))
          found[file.slice(0, -ending.length)] = withTexts(guide, texts)
        } catch (error) {
          this.error(`${file}: ${error instanceof Error ? error.message : error}`)
        }
      }
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(found))})`
    },
  }
}
