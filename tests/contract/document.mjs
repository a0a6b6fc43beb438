// What the OpenAPI document promises, in the form that the checks ask for.

import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** Codes that any call can be refused with; the others stand at their operation. */
const commonCodes = new Set([
  'session.required',
  'staff.required',
  'origin.foreign',
  'limit.reached',
  'server.busy',
  'storage.unavailable',
  'body.malformed',
  'body.type',
  'body.too_large',
  'route.method',
  'request.malformed',
  'request.escape',
  'request.headers_too_large',
])
/** Codes of single fields and of the call as a whole, all of them 422. */
const fieldCode =
  /^(body\.invalid|field|idempotency|domain|email|country|approver|user|password|guide|sign_up|text|refusal)\b/

export function readDocument(document) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  // Answers have the members that are written down and no others; the document itself leaves room for new ones.
  const closed = structuredClone(document.components)
  for (const [name, schema] of Object.entries(closed.schemas)) {
    if (name !== 'Problem' && schema.type === 'object') schema.additionalProperties ??= false
  }
  const fits = (schema) => ajv.compile({ components: closed, ...schema })

  const operations = []
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const answers = new Map()
      for (const [status, answer] of Object.entries(operation.responses)) {
        const types = Object.entries(answer.content ?? {})
        const [type, content] = types.find(([name]) => /\bjson\b/.test(name)) ?? [null, null]
        answers.set(status, {
          type,
          others: types.map(([name]) => name).filter((name) => name !== type),
          fits: content && fits(content.schema),
        })
      }
      operations.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        siblings: Object.keys(item).map((sibling) => sibling.toUpperCase()),
        secured: operation.security === undefined,
        forStaff: operation['x-capability'] !== undefined,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema ?? null,
        file: Object.keys(operation.requestBody?.content ?? {}).find((type) => type !== 'application/json'),
        codes: new Set(operation['x-problem-codes']),
        answers,
      })
    }
  }
  return { operations, resolve: (schema) => resolve(document, schema) }
}

/** The schema itself where it is a reference; `null` among the alternatives is told apart. */
function resolve(document, schema) {
  if (schema.$ref) return resolve(document, document.components.schemas[schema.$ref.split('/').at(-1)])
  if (schema.anyOf) {
    const inner = schema.anyOf.find(({ type }) => type !== 'null')
    return { ...resolve(document, inner), nullable: true }
  }
  if (Array.isArray(schema.type))
    return { ...schema, type: schema.type.find((t) => t !== 'null'), nullable: true }
  return schema
}

/** What is wrong with an answer, in words; nothing when it is as it should be. */
export function faultOf(operation, answer) {
  if (answer.status >= 500) return `status ${answer.status}: ${answer.text}`
  if (answer.headers.get('x-content-type-options') !== 'nosniff') return 'no X-Content-Type-Options'
  if (answer.headers.get('cache-control') !== 'no-store') return 'may be cached'
  const promised =
    operation.answers.get(String(answer.status)) ?? (answer.status >= 400 && operation.answers.get('default'))
  if (!promised) return `status ${answer.status} is not in the document`
  const type = answer.headers.get('content-type')
  if (promised.others.includes(type?.split(';')[0])) return answer.text === '' ? `an empty ${type}` : null
  if (type !== promised.type) return `status ${answer.status} comes as ${type}, and not as ${promised.type}`
  if (!promised.fits) return answer.text === '' ? null : `status ${answer.status} has a body: ${answer.text}`
  if (!promised.fits(answer.body))
    return `the body does not fit its schema: ${JSON.stringify(promised.fits.errors)} ${answer.text}`
  return answer.status >= 400 ? faultOfProblem(operation, answer) : null
}

function faultOfProblem(operation, { status, body, text, headers }) {
  if (body.status !== status) return `a problem of status ${body.status} as ${status}`
  if (body.type !== `urn:deedbox:problem:${body.code}`) return `type ${body.type} for the code ${body.code}`
  const known =
    commonCodes.has(body.code) ||
    operation.codes.has(body.code) ||
    (status === 422 && fieldCode.test(body.code))
  if (!known) return `the code ${body.code} is not in the document`
  if ((status === 422) !== Array.isArray(body.errors)) return `status ${status} with errors: ${body.errors}`
  const sentences = [body.title, body.detail, ...(body.errors ?? []).map(({ detail }) => detail)]
  // A text that is missing in the catalogue is shown as its key; one that could not be formatted keeps its braces.
  const mute = sentences.find((sentence) => sentence === '' || /^problem\.|[{}]/.test(sentence))
  if (mute !== undefined) return `a sentence without words: "${mute}" ${text}`
  if (/\b(SELECT|INSERT|UPDATE) |sqlite|postgres|\.cpp|std::/.test(text))
    return `tells of our insides: ${text}`
  if (status === 429 && !headers.get('retry-after')) return 'no Retry-After'
  if (status === 405 && !headers.get('allow')) return 'no Allow'
  return null
}
