/** The path of a link of this very portal, for opening it inside; null for any other. */
export function ownPathOf(href: string, origin: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  return url.origin === origin ? url.pathname + url.search + url.hash : null
}
