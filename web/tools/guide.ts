/** A run of words of a guide. A value is put in where the guide is shown: a text of the pages, or a setting. */
export type Words =
  | { kind: 'plain'; text: string }
  | { kind: 'strong'; words: Words[] }
  | { kind: 'link'; to: string; words: Words[] }
  | { kind: 'value'; name: string }

export type Block =
  | { kind: 'heading'; words: Words[] }
  | { kind: 'paragraph'; words: Words[] }
  | { kind: 'list'; ordered: boolean; items: Words[][] }
  | { kind: 'terms'; terms: { term: Words[]; meaning: Words[] }[] }

export type Guide = { title: string; lead: Words[]; blocks: Block[] }

/**
 * A guide as it is written: Markdown, of which it takes one title, a paragraph to begin with, headings, paragraphs, lists
 * and terms with their meaning (`: ` after the term's line), `**strong**`, `[links](/inside)` and `{values}`. Anything else
 * is an error, because it would be shown as it stands.
 */
export function guideFrom(source: string): Guide {
  const parts = source
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
  const title = parts.shift()?.match(/^# (.+)$/)?.[1]
  const lead = parts.shift()
  if (!title || !lead || lead.startsWith('#')) throw new Error('a guide begins with a title and a paragraph')
  return { title, lead: wordsFrom(lead), blocks: joined(parts.map(blockFrom)) }
}

function blockFrom(part: string): Block {
  const lines = part.split('\n')
  const heading = part.match(/^## (.+)$/)?.[1]
  if (heading) return { kind: 'heading', words: wordsFrom(heading) }
  if (lines.length === 2 && lines[1]?.startsWith(': ')) {
    const [term = '', meaning = ''] = lines
    return { kind: 'terms', terms: [{ term: wordsFrom(term), meaning: wordsFrom(meaning.slice(2)) }] }
  }
  for (const [mark, ordered] of [
    [/^- /, false],
    [/^\d+\. /, true],
  ] as const) {
    if (!lines.every((line) => mark.test(line))) continue
    return { kind: 'list', ordered, items: lines.map((line) => wordsFrom(line.replace(mark, ''))) }
  }
  if (lines.length > 1 || /^(#|:|>|\||```|- |\d+\. )/.test(part))
    throw new Error(`not known in a guide: ${part}`)
  return { kind: 'paragraph', words: wordsFrom(part) }
}

/** Terms that stand one after the other are one list. */
function joined(blocks: Block[]): Block[] {
  return blocks.reduce<Block[]>((all, block) => {
    const last = all.at(-1)
    if (block.kind === 'terms' && last?.kind === 'terms') last.terms.push(...block.terms)
    else all.push(block)
    return all
  }, [])
}

const marks = /\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)|\{([A-Za-z_.]+)\}/

function wordsFrom(text: string): Words[] {
  const mark = marks.exec(text)
  if (!mark) {
    if (/[*[\]{}`<>]/.test(text)) throw new Error(`not known in a guide: ${text}`)
    return text ? [{ kind: 'plain', text }] : []
  }
  return [
    ...wordsFrom(text.slice(0, mark.index)),
    marked(mark),
    ...wordsFrom(text.slice(mark.index + mark[0].length)),
  ]
}

function marked([, strong, label, to, name]: RegExpExecArray): Words {
  if (strong) return { kind: 'strong', words: wordsFrom(strong) }
  if (name) return { kind: 'value', name }
  if (!label || !to?.startsWith('/')) throw new Error(`a guide links to pages of the portal only: ${to}`)
  return { kind: 'link', to, words: wordsFrom(label) }
}

/** The guide with the pages' own words in it (`{ui.shell.requests}`); what a portal is set to stays a value. */
export function withTexts(guide: Guide, texts: Record<string, string>): Guide {
  const filled = (words: Words[]): Words[] =>
    words.map((word) => {
      if (word.kind === 'plain') return word
      if (word.kind !== 'value') return { ...word, words: filled(word.words) }
      return word.name.startsWith('ui.')
        ? { kind: 'strong', words: [{ kind: 'plain', text: textOf(word.name, texts) }] }
        : word
    })
  const block = (part: Block): Block => {
    if (part.kind === 'list') return { ...part, items: part.items.map(filled) }
    if (part.kind !== 'terms') return { ...part, words: filled(part.words) }
    const terms = part.terms.map(({ term, meaning }) => ({ term: filled(term), meaning: filled(meaning) }))
    return { ...part, terms }
  }
  return { ...guide, lead: filled(guide.lead), blocks: guide.blocks.map(block) }
}

function textOf(name: string, texts: Record<string, string>): string {
  const text = texts[name]
  if (!text || /[{}]/.test(text)) throw new Error(`no text that stands alone: ${name}`)
  return text
}
