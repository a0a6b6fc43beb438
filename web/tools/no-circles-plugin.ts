import type { Plugin } from 'vite'

type Imports = Map<string, readonly string[]>

/** A way from a file back to itself; nothing when there is none. */
function circleFrom(
  file: string,
  imports: Imports,
  way: readonly string[],
  done: Set<string>,
): string[] | null {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
  if (done.has(file)) return null
  for (const next of imports.get(file) ?? []) {
    const circle = circleFrom(next, imports, [...way, file], done)
    if (circle) return circle
  }
  done.add(file)
  return null
}

/**
 * The files of the build import each other one way only. In a circle one of them runs before what it needs is there, and
 * the page that has it cannot be shown.
 */
export function noCircles(): Plugin {
  return {
    name: 'no-circles',
    apply: 'build',
    generateBundle(_, bundle) {
      const imports: Imports = new Map(
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? [[file.fileName, file.imports] as const] : [],
        ),
      )
      const done = new Set<string>()
      for (const file of imports.keys()) {
        const circle = circleFrom(file, imports, [], done)
        if (circle) this.error(`files of the build go in a circle: ${circle.join(' > ')}`)
      }
    },
  }
}
