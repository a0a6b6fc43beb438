// A source with faults in it that are chosen at run time.

/** The source with each mutant's place replaced by a choice, as `mutants/mutant.h` makes it. */
export function withMutants(file, source, mutants) {
  const literals = literalsOf(source)
  const places = mutants.map((mutant) => placeOf(mutant, source, literals))
  let out = ''
  let end = 0
  for (const group of groupsOf(places)) {
    out += source.slice(end, group.begin) + choiceOf(group, source)
    end = group.end
  }
  return `#include "mutants/mutant.h"\n#line 1 "${file}"\n${out}${source.slice(end)}`
}

/** Where a mutant's code stands, { begin, end, found, mutant }: widened to the whole of a text constant it lies in. */
function placeOf(mutant, source, literals) {
  const found = onlyMatch(mutant, source)
  if (/#define(?:.*\\\n)*.*$/.test(source.slice(0, found.begin)))
    throw new Error(`mutant ${mutant.number}: in ${mutant.file} this stands in a macro: ${mutant.from}`)
  const literal = literals.find(({ begin, end }) => begin <= found.begin && found.begin < end)
  const { begin, end } = literal ? constantAround(literal, source, literals) : found
  const text = source.slice(begin, found.begin) + mutant.to + source.slice(found.end, end)
  return { begin, end, text, mutant }
}

/** The code may be broken into lines in another way than in the list. */
function onlyMatch({ number, file, from }, source) {
  const words = from.trim().split(/\s+/)
  const pattern = new RegExp(
    words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'),
    'g',
  )
  const matches = [...source.matchAll(pattern)]
  if (matches.length === 1) return { begin: matches[0].index, end: matches[0].index + matches[0][0].length }
  const times = matches.length === 0 ? 'is not there' : `is there ${matches.length} times`
  throw new Error(`mutant ${number}: in ${file} this ${times}: ${from}`)
}

const token = /\/\/[^\n]*|\/\*.*?\*\/|'(?:\\.|[^'\\\n])'|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"/gs

function literalsOf(source) {
  return [...source.matchAll(token)]
    .filter(([text]) => text.endsWith('"'))
    .map((match) => ({ begin: match.index, end: match.index + match[0].length }))
}

/** Literals that stand beside each other, and macros of them, are one constant. */
function constantAround(literal, source, literals) {
  let { begin, end } = literal
  for (;;) {
    const before = /[A-Z_]{4,}\s+$/.exec(source.slice(0, begin))
    const literalBefore = literals.find(
      (other) => other.end < begin && /^\s+$/.test(source.slice(other.end, begin)),
    )
    const after = /^\s+[A-Z_]{4,}/.exec(source.slice(end))
    const literalAfter = literals.find(
      (other) => other.begin > end && /^\s+$/.test(source.slice(end, other.begin)),
    )
    if (literalBefore) begin = literalBefore.begin
    else if (before) begin -= before[0].length
    else if (literalAfter) end = literalAfter.end
    else if (after) end += after[0].length
    else return { begin, end }
  }
}

/** Mutants of one place, or of places inside each other, are one choice. */
function groupsOf(places) {
  const groups = []
  for (const place of places.toSorted((a, b) => a.begin - b.begin || b.end - a.end)) {
    const last = groups.at(-1)
    if (!last || place.begin >= last.end) groups.push({ begin: place.begin, end: place.end, places: [place] })
    else if (place.end <= last.end) last.places.push(place)
    else throw new Error(`mutants ${last.places[0].mutant.number} and ${place.mutant.number} overlap`)
  }
  return groups
}

function choiceOf({ begin, end, places }, source) {
  const asItIs = source.slice(begin, end)
  const variants = places.map((place) => ({
    number: place.mutant.number,
    text: source.slice(begin, place.begin) + place.text + source.slice(place.end, end),
  }))
  if (asItIs.endsWith(';'))
    return variants.reduceRight(
      (rest, { number, text }) => `if (mutant(${number})) { ${text} } else { ${rest} }`,
      asItIs,
    )
  return `(${variants.map(({ number, text }) => `mutant(${number}) ? (${text}) : `).join('')}(${asItIs}))`
}
