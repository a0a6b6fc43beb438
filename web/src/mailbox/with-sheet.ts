/**
 * Mails carry their looks in `style` attributes. A frame made from text obeys the policy of the page around it, which
 * lets no such attribute through; the same words in one sheet that carries the page's nonce are let through.
 */
export function withSheet(html: string, nonce: string): string {
  const rules: string[] = []
  // Renamed before parsing, so that the parser never meets an attribute the policy would report.
  const inert = html
    .replace(/(<[a-z][^>]*?)\sstyle=/gi, '$1 data-look=')
    .replace(/<style[\s>][\s\S]*?<\/style>/gi, '')
  const parsed = new DOMParser().parseFromString(inert, 'text/html')
  for (const element of parsed.querySelectorAll('[data-look]')) {
    const look = element.getAttribute('data-look') ?? ''
    element.removeAttribute('data-look')
    element.classList.add(`look${rules.length}`)
    rules.push(`.look${rules.length}{${look.replace(/[{}<]/g, '')}}`)
  }
  const sheet = parsed.createElement('style')
  sheet.setAttribute('nonce', nonce)
  sheet.textContent = rules.join('\n')
  parsed.head.append(sheet)
  return `<!doctype html>${parsed.documentElement.outerHTML}`
}
