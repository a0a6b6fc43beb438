import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { Catalogue } from '../../tools/catalogue'
import { type Block, type Guide, guideFrom, type Words, withTexts } from '../../tools/guide'
import { guideNames } from './guides'

const languages = ['en', 'it', 'es']
const folder = resolve(import.meta.dirname, 'texts')
const texts = new Catalogue('../i18n/pages')
const settings = ['operator', 'requestLifetime', 'linkLifetime']

function guide(name: string, language: string): Guide {
  return guideFrom(readFileSync(resolve(folder, `${name}.${language}.md`), 'utf8'))
}

/** The build of a guide without its words: what has to be the same in every language. */
function outline({ lead, blocks }: Guide) {
  return [values(lead), ...blocks.map((block) => [block.kind, ...runsOf(block).map(values)])]
}

function runsOf(block: Block): Words[][] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'terms') return block.terms.flatMap(({ term, meaning }) => [term, meaning])
  return [block.words]
}

function values(words: Words[]): string[] {
  const found = words.flatMap((word) =>
    word.kind === 'value'
      ? [word.name]
      : word.kind === 'plain'
        ? []
        : [...linkOf(word), ...values(word.words)],
  )
  return found.sort()
}

function linkOf(word: Words): string[] {
  return word.kind === 'link' ? [word.to] : []
}

test('every guide is there in every language, and no other', () => {
  const wanted = guideNames.flatMap((name) => languages.map((language) => `${name}.${language}.md`))
  expect(readdirSync(folder).sort()).toEqual(wanted.sort())
})

for (const name of guideNames) {
  test(`${name} says the same in every language`, () => {
    for (const language of ['it', 'es'])
      expect(outline(guide(name, language)), language).toEqual(outline(guide(name, 'en')))
  })

  test(`${name} puts in texts that stand alone, and settings that exist`, () => {
    for (const language of languages) {
      const filled = withTexts(guide(name, language), texts.all(language))
      for (const value of [filled.lead, ...filled.blocks.flatMap(runsOf)].flatMap(values))
        if (!value.startsWith('/')) expect(settings).toContain(value)
    }
  })
}
