import createClient from 'openapi-fetch'
import { Problem } from './problem'
import { signInAgain } from './session-end'
import type { Paths, ProblemBody } from './types'

let language = 'en'

/** The language in which the server words its problems. */
export function speak(spoken: string) {
  language = spoken
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.unreachable()
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body: ProblemBody = await answer.clone().json()
    return typeof body.code === 'string' ? new Problem(body) : Problem.unreadable(answer.status)
  } catch {
    return Problem.unreadable(answer.status)
  }
}

// A session can end while somebody types. The call waits for a new sign-in and is then sent as it was, so that
// the page above never learns of it and keeps its work.
async function reachSignedIn(request: Request): Promise<Response> {
  const again = request.clone()
  const answer = await reach(request)
  if (answer.status !== 401 || new URL(request.url).pathname === '/api/v1/session') return answer
  const problem = await problemOf(answer)
  if (problem.code !== 'session.required') return answer
  return (await signInAgain()) ? reach(again) : answer
}

export const api = createClient<Paths>({ baseUrl: '/api/v1', fetch: reachSignedIn })

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language)
    // But for files the server takes changing calls as JSON only, those without a body too.
    const isFile = request.headers.get('Content-Type') === 'text/csv'
    if (request.method !== 'GET' && !isFile) request.headers.set('Content-Type', 'application/json')
    return request
  },
})

type Outcome<Data> = { data?: Data; error?: unknown; response: Response }

/** The answer of a call, or its problem thrown. */
export async function answer<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  return (await settled(call)).data
}

/** The same, with the version that a later change of it names (`If-Match`). */
export async function answerWithTag<Data>(
  call: Promise<Outcome<Data>>,
): Promise<Data & { etag: string | null }> {
  const { data, response } = await settled(call)
  return { ...data, etag: response.headers.get('ETag') }
}

/** The answer of a call as a file, or its problem thrown. */
export async function received(call: Promise<Outcome<unknown>>): Promise<Blob> {
  return (await settled(call)).data as Blob
}

async function settled<Data>(call: Promise<Outcome<Data>>): Promise<{ data: Data; response: Response }> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof SyntaxError) throw Problem.unreadable(0)
    throw cause
  })
  if (response.ok) return { data: data as Data, response }
  if (error && typeof error === 'object' && 'code' in error) throw new Problem(error as ProblemBody)
  throw Problem.unreadable(response.status)
}
