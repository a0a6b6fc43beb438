/** The rows of a CSV text (RFC 4180) as objects, named by its header; a field's white space is kept. */
export function rowsOf(text) {
  const [header, ...lines] = linesOf(text.replace(/^\uFEFF/, '').replace(/(?<!\n)$/, '\n'))
  return lines.map((fields) => Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ''])))
}

function linesOf(text) {
  const lines = []
  let fields = []
  // A field, quoted or not, and what ends it. A quoted one may hold commas, line ends and doubled quotes.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/y
  while (field.lastIndex < text.length) {
    const at = field.lastIndex
    const [found, quoted, plain, end] = field.exec(text) ?? []
    if (found === undefined) throw new Error(`not CSV: ${JSON.stringify(text.slice(at, at + 40))}`)
    fields.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    lines.push(fields)
    fields = []
  }
  return lines
}
