/** What stands behind the `?` of an address, as plain words: an id stays `again=12`, without quotes around it. */
export function searchFrom(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function searchText(search: Record<string, unknown>): string {
  const words = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return words.length > 0 ? `?${new URLSearchParams(words)}` : ''
}
