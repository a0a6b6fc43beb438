import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { resolved, type TextsApi } from './texts-plugin.ts'

const languages = ['en', 'it', 'es']

/**
 * What each page needs at once, beyond the entry: its code, and its texts. The server names these files in the head of the page,
 * so that they are fetched beside the entry, and not when that has run. A table of `path`, as the router has it, and `files` for
 * each language; paths without a parameter come first.
 */
export function firstFiles(router: string): Plugin {
  const file = resolve(import.meta.dirname, '..', router)
  let texts: TextsApi

  return {
    name: 'deedbox-first-files',
    apply: 'build',
    configResolved({ plugins }) {
      texts = plugins.find(({ name }) => name === 'deedbox-texts')?.api
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const entry = chunks.find((chunk) => chunk.isEntry)
      if (!entry) throw new Error('the bundle has no entry')
      const there = withImports(entry.fileName, chunks)
      const filesOf = (pages: string[], language: string) => {
        const needed = new Set<string>()
        for (const module of pages.flatMap((page) => [page, ...texts.textsOf(page, language)]))
          for (const name of withImports(chunkWith(module, chunks).fileName, chunks)) needed.add(name)
        return [...needed].filter((name) => !there.has(name)).map((name) => `/${name}`)
      }
      const table = pagesOf(file).map(({ path, pages }) => ({
        path,
        files: Object.fromEntries(languages.map((language) => [language, filesOf(pages, language)])),
      }))
      const source = JSON.stringify(table.sort((a, b) => parameters(a.path) - parameters(b.path)))
      this.emitFile({ type: 'asset', fileName: '.vite/first-files.json', source })
    },
  }
}

function parameters(path: string): number {
  return path.split('$').length - 1
}

const route =
  /(?:\bconst (\w+) = )?\bcreateRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(?:path|id): '([^']+)',[\s\S]*?\bimport\(\s*'([^']+)'/g

/** Each `path` of the router's sources, and the files of pages that it imports for it: its own, and that of the route around it. */
function pagesOf(router: string): { path: string; pages: string[] }[] {
  const routes = [...readFileSync(router, 'utf8').matchAll(route)].map(
    ([, name, parent, place = '', file = '']) => {
      const page = resolved(router, file)
      if (!page) throw new Error(`${router} imports ${file}, which is not there`)
      return { name, parent, place, page }
    },
  )
  return routes
    .filter(({ place }) => place.startsWith('/'))
    .map(({ place, parent, page }) => ({
      path: place,
      pages: [...routes.filter(({ name }) => name !== undefined && name === parent), { page }].map(
        (one) => one.page,
      ),
    }))
}

function chunkWith(module: string, chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(module))
  if (!chunk) throw new Error(`no chunk has ${module}`)
  return chunk
}

function withImports(name: string, chunks: Rolldown.OutputChunk[], found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
    withImports(next, chunks, found)
  return found
}
