/** A row that is drawn: which one, and from where to where. */
export type Span = { index: number; start: number; end: number }

/** What is drawn of a long list, in its order: rows, and the heights of the gaps between them where rows are left out. */
export function withGaps(
  spans: Span[],
  total: number,
): ({ row: number } | { gap: number; before: number })[] {
  const out: ({ row: number } | { gap: number; before: number })[] = []
  let reached = 0
  for (const { index, start, end } of spans) {
    if (start > reached) out.push({ gap: start - reached, before: index })
    out.push({ row: index })
    reached = end
  }
  if (total > reached) out.push({ gap: total - reached, before: -1 })
  return out
}
