/** The domain that somebody means who pasted the address of a page, or a mail address. Anything else stays as it is. */
export function domainIn(typed: string): string {
  const text = typed.trim()
  const page =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/:?#]+)/i.exec(text) ?? /^([^/:?#@\s]+)[/?#]/.exec(text)
  if (page?.[1]) return page[1].replace(/^www\./i, '')
  const mailbox = /^(?:mailto:)?[^@\s]+@([^@\s]+)$/i.exec(text)
  return mailbox?.[1] ?? text
}
