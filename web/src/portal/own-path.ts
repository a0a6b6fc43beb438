/**
 * A place inside this portal to go on to after signing in, or null. Anything a browser could read as another site
 * ("//host", "/\host", a scheme) is refused, because the address of a page is written by whoever made the link.
 */
export function ownPath(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/')) return null
  try {
    const home = 'http://portal.invalid'
    const url = new URL(value, home)
    return url.origin === home && !value.startsWith('//') ? url.pathname + url.search + url.hash : null
  } catch {
    return null
  }
}
