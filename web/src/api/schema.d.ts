import type * as T from './types'

type Json<Body> = { headers: Record<string, never>; content: { 'application/json': Body } }
type Empty = { headers: Record<string, never>; content?: never }
type Parameters<Path, Query> = {
  query?: Query
  header?: { 'Idempotency-Key'?: string }
  path?: never
} extends infer Common
  ? [Path] extends [never]
    ? Common
    : Omit<Common, 'path'> & { path: Path }
  : never
type Get<Answer, Path = never, Query = never> = {
  parameters: Parameters<Path, Query>
  responses: { 200: Json<Answer> }
}
type Act<Body, Answer, Path = never> = {
  parameters: Parameters<Path, never>
  requestBody: { content: { 'application/json': Body } }
  responses: { 200: Json<Answer> }
}
type Quiet<Body, Path = never> = {
  parameters: Parameters<Path, never>
  requestBody: { content: { 'application/json': Body } }
  responses: { 204: Empty }
}
type Listing = { cursor?: string; limit?: number }

export interface paths {
  '/portal': { get: Get<T.Portal> }
  '/session': {
    get: Get<{ user: T.User }>
    delete: { parameters: Parameters<never, never>; responses: { 204: Empty } }
  }
  '/sessions': { post: Act<{ email: string; password: string }, { user: T.User }> }
  '/sign-ups': {
    post: Act<
      { email: string; name: string; password: string; language?: string; approvalToken?: string },
      { user?: T.User; email?: string }
    >
  }
  '/email-verifications': { post: Quiet<{ token: string; password?: string }> }
  '/password-resets': { post: Act<{ email: string }, { email: string }> }
  '/password-resets/{token}': { put: Quiet<{ password: string }, { token: string }> }
  '/sign-in-links/{token}': { post: Act<{ password: string }, { user: T.User }, { token: string }> }
  '/profile': { patch: Act<{ name?: string; language?: string }, { user: T.User }> }
  '/account-requests': {
    get: Get<
      T.Page<T.RequestSummary>,
      never,
      Listing & { as?: 'requester' | 'approver' | 'reviewer'; status?: string }
    >
    post: Act<T.NewRequest, T.AccountRequest>
  }
  '/account-requests/{id}': { get: Get<T.AccountRequest, { id: string }> }
  '/account-requests/{id}/decision': { post: Act<T.Verdict, T.DecidedRequest, { id: string }> }
  '/account-requests/{id}/review': { post: Act<T.Review, T.AccountRequest, { id: string }> }
  '/approval-links/{token}': { get: Get<T.ApprovalLink, { token: string }> }
  '/approval-links/{token}/renewal': { post: Act<{ email: string }, { email: string }, { token: string }> }
  '/directory': {
    get: Get<T.Page<T.DirectoryRow>, never, Listing & { q?: string; domain?: string }>
  }
  '/smart-accounts/{id}': { get: Get<T.SmartAccount, { id: string }> }
  '/smart-accounts/{id}/members': { get: Get<T.Page<T.Member>, { id: string }, Listing> }
  '/smart-accounts/{id}/virtual-accounts': { get: Get<T.Page<T.VirtualAccount>, { id: string }, Listing> }
  '/mailbox': { get: Get<T.Page<T.KeptMail>, never, Listing> }
  '/mailbox/{id}': { get: Get<T.KeptMailText, { id: string }> }
  '/mail-stops/{token}': { get: Get<{ email: string }, { token: string }> }
  '/mail-stops': { post: Quiet<{ token: string }> }
}
