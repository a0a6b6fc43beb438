import { expect, test } from 'vitest'
import { guideFrom, withTexts } from './guide.ts'

test('a guide is a title, a paragraph and what follows', () => {
  expect(
    guideFrom(
      '# How?\n\nLike this.\n\n## Then\n\n1. One\n2. Two\n\n- Either\n\nTerm\n: Meaning\n\nOther\n: More\n',
    ),
  ).toEqual({
    title: 'How?',
    lead: [{ kind: 'plain', text: 'Like this.' }],
    blocks: [
      { kind: 'heading', words: [{ kind: 'plain', text: 'Then' }] },
      {
        kind: 'list',
        ordered: true,
        items: [[{ kind: 'plain', text: 'One' }], [{ kind: 'plain', text: 'Two' }]],
      },
      { kind: 'list', ordered: false, items: [[{ kind: 'plain', text: 'Either' }]] },
      {
        kind: 'terms',
        terms: [
          { term: [{ kind: 'plain', text: 'Term' }], meaning: [{ kind: 'plain', text: 'Meaning' }] },
          { term: [{ kind: 'plain', text: 'Other' }], meaning: [{ kind: 'plain', text: 'More' }] },
        ],
      },
    ],
  })
})

test('words can be strong, a link, or a value put in later', () => {
  expect(guideFrom('# T\n\nPress **now** in [{ui.page.home}](/requests), {operator}.').lead).toEqual([
    { kind: 'plain', text: 'Press ' },
    { kind: 'strong', words: [{ kind: 'plain', text: 'now' }] },
    { kind: 'plain', text: ' in ' },
    { kind: 'link', to: '/requests', words: [{ kind: 'value', name: 'ui.page.home' }] },
    { kind: 'plain', text: ', ' },
    { kind: 'value', name: 'operator' },
    { kind: 'plain', text: '.' },
  ])
})

test('the pages’ own words are put in where they are named, and settings are left', () => {
  const texts = { 'ui.page.home': 'Home', 'ui.role.user': 'User', 'ui.time.days': '{days}' }
  const filled = (part: string) => withTexts(guideFrom(`# T\n\nLead.\n\n${part}`), texts).blocks
  const home = { kind: 'strong', words: [{ kind: 'plain', text: 'Home' }] }
  expect(filled('[{ui.page.home}](/)\n\n- {ui.page.home}\n\n{ui.page.home}\n: {operator}')).toEqual([
    { kind: 'paragraph', words: [{ kind: 'link', to: '/', words: [home] }] },
    { kind: 'list', ordered: false, items: [[home]] },
    { kind: 'terms', terms: [{ term: [home], meaning: [{ kind: 'value', name: 'operator' }] }] },
  ])
  for (const part of ['{ui.page.gone}', '{ui.time.days}']) expect(() => filled(part), part).toThrow()
})

test('what would be shown as it stands is an error', () => {
  for (const part of [
    '### deep',
    '`code`',
    'two\nlines',
    '[out](https://example.com)',
    '<b>bold</b>',
    '{open',
  ])
    expect(() => guideFrom(`# T\n\nLead.\n\n${part}`), part).toThrow()
  expect(() => guideFrom('No title.\n\nLead.')).toThrow()
})
