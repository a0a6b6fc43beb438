// Bodies made from schemas: good ones, and good ones with one thing wrong.
import fc from 'fast-check'

const countries = ['JP', 'IT', 'ES', 'US', 'it', 'XX']
const word = fc.stringMatching(/^[a-z]{1,12}$/)

/** Words that carry more meaning than their schema tells, so that some calls come further than the parser. */
function meaningful(name, world) {
  if (/email/i.test(name))
    return fc.oneof(
      fc.constantFrom(...Object.values(world.people).map(({ email }) => email || 'nobody@keio.jp')),
      fc.tuple(word, word).map(([user, company]) => `${user}@${company}.example`),
      fc.emailAddress(),
    )
  if (/domain/i.test(name))
    return fc.oneof(
      word.map((company) => `${company}.example`),
      fc.domain(),
    )
  if (/country/i.test(name)) return fc.constantFrom(...countries)
  if (/token/i.test(name)) return fc.constantFrom(...Object.values(world.tokens).flat(), 'A'.repeat(32))
  if (/version/i.test(name)) return fc.constantFrom('2026-12', '2020-01')
  // The same as before: whoever changes theirs has to come in again.
  if (name === 'newPassword') return fc.constant('four quiet words here')
  if (/password/i.test(name)) return fc.constantFrom('four quiet words here', 'four loud words there')
  return null
}

// Any text but what the parser refuses whatever the field: see `clean_text`.
const plain = (min, max) =>
  fc
    .string({ unit: 'grapheme', minLength: min, maxLength: Math.min(max, 40) })
    .filter((text) => [...text.normalize('NFC').trim()].length >= min)

function text(schema, name, world) {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const generic = schema.pattern
    ? fc.stringMatching(new RegExp(schema.pattern))
    : plain(schema.minLength ?? 0, schema.maxLength ?? 40)
  const hinted = meaningful(name, world)
  return hinted ? fc.oneof({ weight: 4, arbitrary: hinted }, { weight: 1, arbitrary: generic }) : generic
}

/** A value that fits the schema. */
export function goodValue(unresolved, resolve, world, name = '') {
  const schema = resolve(unresolved)
  const value = {
    string: () => text(schema, name, world),
    boolean: () => fc.boolean(),
    integer: () => fc.integer(),
    array: () => fc.array(goodValue(schema.items, resolve, world, name), { maxLength: 3 }),
    object: () => goodObject(schema, resolve, world),
  }[schema.type]()
  return schema.nullable ? fc.option(value) : value
}

function goodObject(schema, resolve, world) {
  const properties = Object.entries(schema.properties ?? {})
  return fc.record(
    Object.fromEntries(properties.map(([name, inner]) => [name, goodValue(inner, resolve, world, name)])),
    { requiredKeys: schema.required ?? [] },
  )
}

const wrongTypes = {
  string: [1, true, [], {}],
  boolean: ['true', 0, [], {}],
  integer: ['1', 1.5, true, []],
  array: ['a', 1, {}, true],
  object: ['a', 1, [], true],
}

/** Every way to spoil a body of the schema: the change, the field that is to be named, and the code. */
export function faultsOf(unresolved, resolve) {
  const schema = resolve(unresolved)
  const faults = [{ what: 'an unknown member', field: '/noSuchField', code: 'field.unknown', value: 'x' }]
  for (const [name, inner] of Object.entries(schema.properties)) {
    const field = `/${name}`
    const { type, nullable, maxLength, minLength, enum: choices } = resolve(inner)
    if (schema.required?.includes(name)) faults.push({ what: 'left out', field, code: 'field.missing' })
    if (!nullable && type !== 'array')
      faults.push({ what: 'null', field, code: 'field.missing', value: null })
    for (const value of wrongTypes[type])
      faults.push({ what: 'a wrong type', field, code: 'field.type', value })
    if (type !== 'string') continue
    if (choices) {
      faults.push({ what: 'no choice', field, code: 'field.choice', value: 'no such choice' })
      continue
    }
    // Tokens are not parsed but compared, so any text is taken.
    if (maxLength === undefined && minLength === undefined) continue
    if (maxLength) faults.push({ what: 'too long', field, value: 'x'.repeat(maxLength + 1) })
    if (minLength) faults.push({ what: 'empty', field, value: '' })
    if (!/password/i.test(name)) faults.push({ what: 'NUL', field, value: 'a\u0000b' })
    if (!/password/i.test(name))
      faults.push({ what: 'half a surrogate pair', field, value: 'a\ud800b', malformed: true })
  }
  return faults
}

export function spoiled(body, { field, value }) {
  const out = { ...body }
  if (value === undefined) delete out[field.slice(1)]
  else out[field.slice(1)] = value
  return out
}

/** What is no JSON body at all, with the status that it gets. */
export const rawBodies = [
  { what: 'nothing', body: '', status: 400, code: 'body.malformed' },
  { what: 'half of it', body: '{"a":', status: 400, code: 'body.malformed' },
  { what: 'more than it', body: '{}{}', status: 400, code: 'body.malformed' },
  { what: 'a comment', body: '{/* */}', status: 400, code: 'body.malformed' },
  { what: 'NaN', body: '{"a":NaN}', status: 400, code: 'body.malformed' },
  { what: 'a byte order mark', body: '\ufeff{}', status: 400, code: 'body.malformed' },
  { what: 'bare NUL', body: '{"a":"\u0000"}', status: 400, code: 'body.malformed' },
  {
    what: 'invalid UTF-8',
    body: Buffer.from('7b2261223a22c328227d', 'hex'),
    status: 400,
    code: 'body.malformed',
  },
  {
    what: 'overlong UTF-8',
    body: Buffer.from('7b2261223a22c080227d', 'hex'),
    status: 400,
    code: 'body.malformed',
  },
  {
    what: 'a surrogate in UTF-8',
    body: Buffer.from('7b2261223a22eda080227d', 'hex'),
    status: 400,
    code: 'body.malformed',
  },
  { what: 'UTF-16', body: Buffer.from('{"a":1}', 'utf16le'), status: 400, code: 'body.malformed' },
  {
    what: 'deep nesting',
    body: `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
    status: 400,
    code: 'body.malformed',
  },
  { what: 'deep arrays', body: '['.repeat(10_000), status: 400, code: 'body.malformed' },
  { what: 'an array', body: '[]', status: 422, code: 'field.type' },
  { what: 'a text', body: '"{}"', status: 422, code: 'field.type' },
  { what: 'null', body: 'null', status: 422, code: 'field.type' },
  { what: 'a key twice', body: '{"x":1,"x":2}', status: 422, code: 'field.duplicate' },
  { what: 'a key twice, escaped', body: '{"a":{"x":1,"\\u0078":2}}', status: 422, code: 'field.duplicate' },
  { what: 'a plain text', body: '{}', type: 'text/plain', status: 415, code: 'body.type' },
  { what: 'a form', body: 'a=1', type: 'application/x-www-form-urlencoded', status: 415, code: 'body.type' },
  { what: 'no type', body: '{}', type: '', status: 415, code: 'body.type' },
  { what: 'too much', body: `{"a":"${'x'.repeat(64 * 1024)}"}`, status: 413, code: 'body.too_large' },
]
