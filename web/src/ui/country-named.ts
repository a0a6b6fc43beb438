export type Choice = { value: string; label: string }

// "cote" finds "Côte d’Ivoire": accents are folded on both sides.
export function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

/** Those that what was typed can mean: the ones that begin with it first. */
export function choicesFor(typed: string, all: Choice[]): Choice[] {
  const sought = folded(typed)
  const found = all.filter(({ label }) => folded(label).includes(sought))
  const begins = ({ label }: Choice) => folded(label).startsWith(sought)
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))]
}

/** The one that is meant for sure: its name in full, or the only one left. */
export function choiceNamed(typed: string, all: Choice[]): Choice | null {
  if (!folded(typed)) return null
  const found = choicesFor(typed, all)
  return (
    found.find(({ label }) => folded(label) === folded(typed)) ??
    (found.length === 1 ? (found[0] ?? null) : null)
  )
}
