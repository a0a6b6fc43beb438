import type { components, paths } from './schema'

/** The paths as calls name them, below /api/v1. */
export type Paths = {
  [Path in keyof paths as Path extends `/api/v1${infer Short}` ? Short : never]: paths[Path]
}

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never
type Got<Path extends keyof Paths> = Paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Json<Answer>
  : never
type Posted<Path extends keyof Paths> = Paths[Path] extends { post: { responses: { 201: infer Answer } } }
  ? Json<Answer>
  : never
type Given<Path extends keyof Paths, Method extends 'post' | 'patch' | 'put'> = Required<
  Paths[Path]
>[Method] extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never

// Names for what the server sends, taken from the calls that send it. `may` says what the signed-in person can do: no
// page works that out for itself.
export type Portal = Got<'/portal'>
export type Language = Portal['languages'][number]
export type User = Got<'/session'>['user']
export type Agreement = components['schemas']['Agreement']
export type ListedUser = components['schemas']['ListedUserView']
export type NewRequest = components['schemas']['RequestDraft']
export type FilingCheck = components['schemas']['CheckView']
export type Verdict = components['schemas']['DecisionBody']
export type Review = components['schemas']['ReviewBody']
export type RequestSummary = Got<'/account-requests'>['items'][number]
export type AccountRequest = Got<'/account-requests/{id}'> & {
  /** The version of what is shown, for changes that must not undo somebody else's. */
  etag: string | null
}
export type RequestStatus = AccountRequest['status']
export type Approver = AccountRequest['approvers'][number]
export type Forward = Posted<'/account-requests/{id}/forwards'>
export type Mail = AccountRequest['mails'][number]
export type DecidedRequest = Posted<'/account-requests/{id}/decision'>
export type FilingAllowance = Got<'/filing-allowances'>['items'][number]
export type Refusal = Posted<'/approval-links/{token}/refusal'>
export type ApprovalLink = Got<'/approval-links/{token}'>
export type Invitation = Got<'/invitations/{token}'>
export type Acceptance = Posted<'/invitations/{token}/acceptance'>
export type EventsPage = Got<'/smart-accounts/{id}/events'>
export type CapabilityTable = Got<'/capabilities'>
export type DirectoryRow = Got<'/directory'>['items'][number]
export type SmartAccount = Got<'/smart-accounts/{id}'> & { etag: string | null }
export type OwnRole = SmartAccount['myRoles'][number]
export type Membership = User['memberships'][number]
export type Member = Got<'/smart-accounts/{id}/members'>['items'][number]
export type NewMember = Given<'/smart-accounts/{id}/members', 'post'>
export type AddedMember = Posted<'/smart-accounts/{id}/members'>
export type MemberChanges = Given<'/smart-accounts/{id}/members/{memberId}', 'patch'>
export type MemberImport = Got<'/smart-accounts/{id}/member-imports/{importId}'>
export type ImportRow = Got<'/smart-accounts/{id}/member-imports/{importId}/results'>['items'][number]
export type AccountInvitation = Got<'/smart-accounts/{id}/invitations'>['items'][number]
export type Agreements = Got<'/smart-accounts/{id}/agreements'>
export type Finding = Got<'/smart-accounts/{id}/health'>['findings'][number]
export type ProvenDomain = Got<'/smart-accounts/{id}/domains'>['items'][number]
export type Succession = Got<'/smart-accounts/{id}/successions'>['items'][number]
export type OwnObjection = Got<'/identifier-contests'>['items'][number]
export type AccessRequest = Got<'/access-requests/{id}'>
export type AccessRequestStatus = AccessRequest['status']
export type NewAccessRequest = Given<'/access-requests', 'post'>
export type AccessDecision = Given<'/access-requests/{id}/decision', 'post'>
export type AccessRules = Got<'/smart-accounts/{id}/access-rules'> & { etag: string | null }
export type NewAccessRules = Given<'/smart-accounts/{id}/access-rules', 'put'>
/** One as the tree lists it. */
export type VirtualAccount = Got<'/smart-accounts/{id}/virtual-accounts'>['items'][number]
/** The same with the way to it from the top. */
export type WholeVirtualAccount = Got<'/smart-accounts/{id}/virtual-accounts/{virtualAccountId}'> & {
  etag: string | null
}
export type NewVirtualAccount = Given<'/smart-accounts/{id}/virtual-accounts', 'post'>
export type VirtualAccountChanges = Given<'/smart-accounts/{id}/virtual-accounts/{virtualAccountId}', 'patch'>
export type OwnSession = Got<'/profile/sessions'>['items'][number]
export type GuideAnswer = Got<'/guide-answers'>['items'][number]
export type KeptMail = Got<'/mailbox/{id}'>

/** RFC 9457, with the members this server adds. */
export type ProblemBody = {
  type?: string
  title: string
  status: number
  detail?: string
  code: string
  errors?: { field: string; code: string; detail: string }[]
  reason?: string
  requestId?: string
  smartAccountId?: string
  proof?: { recordName: string; recordValue: string }
  may?: Record<string, boolean>
}
