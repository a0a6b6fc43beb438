import type { ProblemBody } from './types'

export type FieldProblem = { field: string; code: string; detail: string }

/** Why a call failed. `code` is for the page, `detail` is already in the reader's language. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string | null
  readonly fields: FieldProblem[]
  readonly reason: string | null
  /** Of a link of one's own that has ended: the request it was about. */
  readonly requestId: string | null
  /** Of an invitation of one's own that was accepted: the account. */
  readonly smartAccountId: string | null
  /** The record in the DNS that would prove what is not proven yet. */
  readonly proof: { recordName: string; recordValue: string } | null
  /** What the signed-in person, or whoever holds the link, can do about it. */
  readonly may: Record<string, boolean>

  constructor(body: Partial<ProblemBody> & { status: number; code: string }) {
    super(body.code)
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code
    this.detail = body.detail ?? body.title ?? null
    this.fields = body.errors ?? []
    this.reason = body.reason ?? null
    this.requestId = body.requestId ?? null
    this.smartAccountId = body.smartAccountId ?? null
    this.proof = body.proof ?? null
    this.may = body.may ?? {}
  }

  /** Nothing came back: no network, or no server. */
  static unreachable() {
    return new Problem({ status: 0, code: 'portal.unreachable' })
  }

  /** Something came back that this portal did not write, say the page of a proxy. */
  static unreadable(status: number) {
    return new Problem({ status, code: 'portal.unreadable' })
  }

  /** What is left of it once these fields were changed; null when it was about nothing else. */
  without(pointers: string[]): Problem | null {
    const left = this.fields.filter(
      ({ field }) => !pointers.some((pointer) => field === pointer || field.startsWith(`${pointer}/`)),
    )
    if (left.length === this.fields.length) return this
    if (left.length === 0) return null
    return new Problem({
      status: this.status,
      code: this.code,
      ...(this.detail ? { detail: this.detail } : {}),
      errors: left,
      ...(this.reason ? { reason: this.reason } : {}),
      may: this.may,
    })
  }

  /** Whether the same call may succeed later without anybody's doing; what was refused is refused again. */
  get mayPass() {
    return this.unreachable || this.status >= 500 || this.status === 429
  }

  get unreachable() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}

export function asProblem(error: unknown): Problem {
  return isProblem(error) ? error : Problem.unreadable(0)
}
