export type Pasted = {
  addresses: string[]
  /** What was among them and is no address: said, so that nobody takes it for pasted. */
  leftOut: string[]
}

const address = /[^\s,;<>"()]+@[^\s,;<>"()]+/g

/**
 * The mail addresses in pasted text: a column of a sheet, a comma list, or a "To:" line with names. Null when the text
 * is one plain address, or has none: that goes into the field as it is.
 */
export function addressesIn(pasted: string): Pasted | null {
  const found = pasted.match(address) ?? []
  const addresses = [...new Set(found.map((one) => one.replace(/^mailto:/i, '')))]
  if (addresses.length === 0 || (addresses.length === 1 && addresses[0] === pasted.trim())) return null
  const leftOut = pasted
    .replace(/"[^"]*"|\([^)]*\)/g, '') // the names in a "To:" line are no addresses that were meant
    .split(/[,;\n\r\t]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece && !piece.includes('@'))
  return { addresses, leftOut: [...new Set(leftOut)] }
}

/**
 * Everything that stands in a field for many addresses, each once and in its order: with commas, semicolons, blanks or lines
 * between them, or as "To:" lines with names. What is no address stays among them, for whoever checks it to say so.
 */
export function piecesIn(typed: string): string[] {
  const pieces = typed
    .replace(/"[^"]*"/g, '')
    .split(/[,;\n\r\t]+/)
    .flatMap((piece) => {
      const inside = [...piece.matchAll(/<([^<>]*)>/g)].map(([, one = '']) => one)
      if (inside.length > 0) return inside
      const words = piece.trim().split(/\s+/)
      return words.every((word) => word.includes('@')) ? words : [piece]
    })
    .map((piece) => piece.trim().replace(/^mailto:/i, ''))
    .filter(Boolean)
  return pieces.filter(
    (piece, at) => pieces.findIndex((other) => other.toLowerCase() === piece.toLowerCase()) === at,
  )
}
