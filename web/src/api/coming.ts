// By hand until the OpenAPI document has them: the rest of a request's life, and guides. Then this file goes.
import type { components, paths } from './schema'

type Schemas = components['schemas']

export type Forward = {
  id: string
  from: string
  to: string
  note: string | null
  at: string
  takenBackAt: string | null
  may: { takeBack: boolean }
}

export type ComingSummary = {
  lapseCause: 'unanswered' | 'undeliverable' | 'contested' | null
  reviewCause: 'policy' | 'mismatch' | 'no_admins' | 'shared_domain' | 'declined_before' | null
  noteToReviewer: string | null
  waitingApprovers: string[]
  may: Schemas['RequestMay'] & { requestAgain: boolean }
}

export type ComingRequest = ComingSummary & {
  approvers: {
    email: string
    state: 'waiting' | 'asked' | 'forwarded' | 'approved' | 'declined' | 'closed'
    namedBy: 'requester' | 'routing' | 'forward' | 'contest'
    lastMail: { kind: string; state: string; detail: string | null; at: string } | null
  }[]
  forwards: Forward[]
  nextReminderAt: string | null
  withdrawal: { at: string; reason: string | null } | null
}

export type ComingLink = {
  forwardedBy: { name: string; email: string } | null
  forwardNote: string | null
  may: { decide: boolean; forward: boolean }
}

type Json<Body> = { content: { 'application/json': Body } }
type Id = { path: { id: string } }
type Act<Parameters, Body, Answers> = {
  parameters: Parameters
  requestBody: Json<Body>
  responses: Answers
}
type View = Omit<Schemas['RequestView'], keyof ComingRequest> & ComingRequest

type Summary = Omit<Schemas['RequestSummary'], keyof ComingSummary> & ComingSummary
type Link = Omit<Schemas['LinkView'], keyof ComingLink> & ComingLink

export type ComingPaths = {
  '/account-requests': {
    get: {
      parameters: {
        query?: {
          as?: 'requester' | 'approver' | 'reviewer'
          status?: Schemas['RequestView']['status']
          order?: 'newest' | 'oldest'
          limit?: number
          cursor?: string
        }
      }
      responses: { 200: Json<{ items: Summary[]; nextCursor: string | null }> }
    }
    post: paths['/api/v1/account-requests']['post']
  }
  '/account-requests/{id}': { get: { parameters: Id; responses: { 200: Json<View> } } }
  '/approval-links/{token}': {
    get: { parameters: { path: { token: string } }; responses: { 200: Json<Link> } }
  }
  '/account-requests/{id}/forwards': {
    post: Act<{ path: { id: string } }, { email: string; note?: string }, { 201: Json<Forward> }>
  }
  '/account-requests/{id}/forwards/{forwardId}': {
    delete: {
      parameters: { path: { id: string; forwardId: string } }
      responses: { 204: { content?: never } }
    }
  }
  '/account-requests/{id}/resends': { post: Act<Id, { email?: string }, { 202: Json<View> }> }
  '/account-requests/{id}/approvers': {
    put: Act<Id & { header?: { 'If-Match'?: string } }, { emails: string[] }, { 200: Json<View> }>
  }
  '/account-requests/{id}/withdrawal': { post: Act<Id, { reason?: string }, { 201: Json<View> }> }
  '/approval-links/{token}/renewal': {
    post: Act<{ path: { token: string } }, { email: string }, { 202: Json<{ email: string }> }>
  }
  '/identifier-contests': {
    post: Act<
      object,
      Schemas['RequestDraft'],
      { 201: Json<{ outcome: 'approver' | 'moved'; requestId: string }> }
    >
  }
}

/** What a server of today leaves out. */
export function completed<Whole extends { status: string; may: object }>(whole: Whole): Whole {
  const ended = ['declined', 'withdrawn', 'lapsed'].includes(whole.status)
  const { approvers } = whole as { approvers?: object[] }
  return {
    forwards: [],
    waitingApprovers: [],
    ...whole,
    ...(approvers ? { approvers: approvers.map((one) => ({ namedBy: 'requester', ...one })) } : {}),
    may: { requestAgain: ended, ...whole.may },
  }
}
