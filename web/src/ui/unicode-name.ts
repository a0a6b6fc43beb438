const base = 36
const tMin = 1
const tMax = 26
const skew = 38
const damp = 700

/**
 * A domain name as people write it: each `xn--` label decoded (RFC 3492). Browsers only encode, and a library for
 * forty lines is not worth its weight. A label that does not decode is shown as it is.
 */
export function unicodeName(name: string): string {
  return name
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.')
}

function decoded(encoded: string): string | null {
  const cut = encoded.lastIndexOf('-')
  const output = [...(cut > 0 ? encoded.slice(0, cut) : '')].map((letter) => letter.codePointAt(0) ?? 0)
  let code = 128
  let bias = 72
  let position = 0
  let at = cut > 0 ? cut + 1 : 0
  while (at < encoded.length) {
    const before = position
    let weight = 1
    for (let k = base; ; k += base) {
      const digit = digitOf(encoded.charAt(at++))
      if (digit === null) return null
      position += digit * weight
      const threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias
      if (digit < threshold) break
      weight *= base - threshold
    }
    bias = adapted(position - before, output.length + 1, before === 0)
    code += Math.floor(position / (output.length + 1))
    position %= output.length + 1
    if (code > 0x10ffff) return null
    output.splice(position++, 0, code)
  }
  return String.fromCodePoint(...output)
}

function digitOf(letter: string): number | null {
  if (/^[a-z]$/i.test(letter)) return letter.toLowerCase().charCodeAt(0) - 97
  if (/^[0-9]$/.test(letter)) return Number(letter) + 26
  return null
}

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  while (rest > ((base - tMin) * tMax) >> 1) {
    rest = Math.floor(rest / (base - tMin))
    k += base
  }
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}
