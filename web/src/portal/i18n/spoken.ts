import { first, loaders, type Texts } from 'virtual:texts'
import { speak } from '../../api/client'
import type { Language } from '../../api/types'
import type { Subject } from './catalogue'
import { browserLanguage, chosenLanguage, languages } from './languages'

/** The language of the page, and the texts of what was shown so far. A new object whenever one of them changes. */
export type Spoken = { language: Language; texts: Texts }

let spoken: Spoken = { language: chosenLanguage() ?? browserLanguage(), texts: {} }
let asked = spoken.language
const shown = new Set<Subject>()
const came = new Map<string, Texts>()
const listeners = new Set<() => void>()

speak(spoken.language)

export function getSpoken(): Spoken {
  return spoken
}

export function onSpoken(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * What a page is, once its texts are there. The build puts this around each `import()`, with the subjects of the page: see
 * `tools/texts-plugin.ts`. Nobody else calls it.
 */
export async function withTexts<Page>(page: Promise<Page>, subjects: Subject[]): Promise<Page> {
  const [code, texts] = await Promise.allSettled([page, bring(subjects)])
  // The router answers a lack of code by loading everything anew, which leaves nothing to read where there is no network.
  // What lacks texts alone is a page that cannot be shown right now.
  if (code.status === 'rejected') throw code.reason
  if (texts.status === 'rejected') throw new Error('the texts did not come', { cause: texts.reason })
  return code.value
}

/** The texts that the first file of code needs: in another language rather than none. */
export async function bringFirst(): Promise<void> {
  const others = languages.filter((language) => language !== spoken.language)
  for (const language of [spoken.language, ...others]) {
    try {
      await load(first, language)
      return say(language, first)
    } catch {
      // The next one may come.
    }
  }
  throw new Error('no texts came')
}

/** From now on in this language, when the texts of what was shown are there in it; not at all if one does not come. */
export async function turnTo(language: Language): Promise<void> {
  asked = language
  while (!isThere(shown, language)) await load(shown, language)
  if (asked === language) say(language)
}

/** The language may change while they come; then they are not there yet. */
async function bring(subjects: Subject[]): Promise<void> {
  while (!isThere(subjects, spoken.language)) await load(subjects, spoken.language)
  if (!subjects.every((subject) => shown.has(subject))) say(spoken.language, subjects)
}

async function load(subjects: Iterable<Subject>, language: Language): Promise<void> {
  await Promise.all(
    [...subjects].map(async (subject) => {
      const file = `${subject}.${language}`
      if (!came.has(file)) came.set(file, (await loaders[subject][language]()).default)
    }),
  )
}

function isThere(subjects: Iterable<Subject>, language: Language): boolean {
  return [...subjects].every((subject) => came.has(`${subject}.${language}`))
}

function say(language: Language, more: Subject[] = []) {
  for (const subject of more) shown.add(subject)
  const texts = Object.assign({}, ...[...shown].map((subject) => came.get(`${subject}.${language}`)))
  spoken = { language, texts }
  speak(language)
  for (const listener of listeners) listener()
}
