import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'
import { Catalogue } from './catalogue.ts'

const prefix = 'virtual:texts'

/** Texts that so many pages need come with the first ones. */
const pagesOfCommon = 4

/** For whoever wants to know what a page loads. */
export type TextsApi = {
  /** The virtual modules of the texts without which a page is not shown; `page` is the file of its sources. */
  textsOf: (page: string, language: string) => string[]
}

/**
 * Texts come with the code that names them, as its styles do: whoever imports a page with `import()` gets it when the texts
 * of everything in it are there, too, in the language of the moment; both are fetched at once. Which texts those are is
 * read from the sources, so no page can forget one.
 *
 * `virtual:texts` names the subjects of the entry, and says how each is loaded; `virtual:texts/<subject>-<language>` has one
 * file's texts. They are parsed here, so that the browser needs no parser. While pages are developed every text is loaded
 * at the beginning.
 */
export function texts(folder: string, entry: string): Plugin {
  const web = resolve(import.meta.dirname, '..')
  let building = false
  const pages: Record<string, string[]> = {}
  const first = () => subjectsOf(resolve(web, entry), new Catalogue(folder))

  function fileOf(id: string): string {
    const [subject = '', language] = id.slice(prefix.length + 2).split('-')
    const needing = Object.values(pages).filter((subjects) => subjects.includes(subject)).length
    const common = needing >= pagesOfCommon || first().includes(subject)
    return `${common ? 'common' : subject}-${language}`
  }

  function textsOf(page: string, language: string): string[] {
    return [...first(), ...(pages[relative(web, page)] ?? [])].map(
      (subject) => `\0${prefix}/${subject}-${language}`,
    )
  }

  return {
    name: 'deedbox-texts',
    enforce: 'pre',
    config: (_, { command }) => {
      building = command === 'build'
      return {
        // A file for what is needed at once and by many pages, one for each other subject: each costs a trip of its own.
        build: {
          rolldownOptions: {
            output: { codeSplitting: { groups: [{ name: fileOf, test: `${prefix}/`, priority: 9 }] } },
          },
        },
        resolve: {
          alias: {
            '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        },
      }
    },
    resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const catalogue = new Catalogue(folder)
      const [subject, language] = id.slice(prefix.length + 2).split('-')
      if (!subject || !language) {
        const named = building ? first() : catalogue.subjects
        return `export const first = ${JSON.stringify(named)}\nexport const loaders = ${loaders(catalogue)}`
      }
      this.addWatchFile(catalogue.file(subject, language))
      const parsed = Object.entries(catalogue.texts(subject, language)).map(([key, text]) => [
        key,
        parse(text, { captureLocation: false }),
      ])
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(parsed)))})`
    },
    transform(code, id) {
      if (!building || !/\/src\/.*\.tsx?$/.test(id) || !code.includes("import('.")) return undefined
      const catalogue = new Catalogue(folder)
      const atOnce = first()
      let found = false
      const changed = code.replace(/import\('(\.[^']+)'\)/g, (page, path) => {
        const target = resolved(id, path)
        if (!target) return page
        found = true
        const own = subjectsOf(target, catalogue).filter((subject) => !atOnce.includes(subject))
        pages[relative(web, target)] = own
        return `withTexts(${page}, ${JSON.stringify(own)})`
      })
      if (!found) return undefined
      const place = resolve(web, 'src/portal/i18n/spoken')
      return { code: `import { withTexts } from ${JSON.stringify(place)}\n${changed}`, map: null }
    },
    api: { textsOf } satisfies TextsApi,
  }
}

function loaders({ subjects, languages }: Catalogue): string {
  const rows = subjects.map((subject) => {
    const ways = languages.map((language) => `${language}: () => import('${prefix}/${subject}-${language}')`)
    return `  ${subject}: { ${ways.join(', ')} },\n`
  })
  return `{\n${rows.join('')}}`
}

/** The subjects of every text that a file names, or a file that it imports. */
function subjectsOf(file: string, catalogue: Catalogue): string[] {
  const subjects = new Set<string>()
  for (const source of sourcesFrom(file)) {
    for (const [, name = ''] of source.matchAll(/['"](ui\.[a-z0-9_.]+)['"]/g)) {
      const subject = catalogue.subjectOf(name)
      if (!subject) throw new Error(`no such text: ${name}`)
      subjects.add(subject)
    }
  }
  return [...subjects].sort()
}

function sourcesFrom(file: string, seen = new Map<string, string>()): Iterable<string> {
  if (seen.has(file)) return seen.values()
  const source = readFileSync(file, 'utf8')
  seen.set(file, source)
  for (const [, path = ''] of source.matchAll(
    /^(?:import|export) (?!type\b)(?:[^'";]* from )?'(\.[^']+)'/gm,
  )) {
    const target = resolved(file, path)
    if (target) sourcesFrom(target, seen)
  }
  return seen.values()
}

/** The file of sources that an import in another one names; undefined for what is none of ours. */
export function resolved(from: string, path: string): string | undefined {
  const place = resolve(dirname(from), path)
  return ['.ts', '.tsx'].map((ending) => place + ending).find(existsSync)
}
