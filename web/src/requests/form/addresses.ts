/**
 * The mail addresses in pasted text: a column of a sheet, a comma list, or a "To:" line with names. Null when the text
 * is not more than one plain address, which then goes into the field as it is.
 */
export function addressesIn(pasted: string): string[] | null {
  const found = pasted.match(/[^\s,;<>"()]+@[^\s,;<>"()]+/g) ?? []
  const addresses = [...new Set(found.map((address) => address.replace(/^mailto:/i, '')))]
  if (addresses.length === 0) return null
  return addresses.length > 1 || addresses[0] !== pasted.trim() ? addresses : null
}
