/** What the server sends. `may` says what the signed-in person can do: no page works that out for itself. */

export type Portal = {
  operatorName: string
  version: string
  languages: string[]
  /** Demo only: mails stay in a mailbox of the portal instead of going out. */
  mailbox: boolean
  requestLifetimeSeconds: number
  linkLifetimeSeconds: number
  exportControlledCountries: string[]
}

export type Membership = { smartAccountId: string; name: string; domainIdentifier: string; role: string }

export type User = {
  id: string
  email: string
  name: string
  language: string
  staffRole: string | null
  defaultDomainIdentifier: string | null
  memberships: Membership[]
  may: { requestAccount: boolean; review: boolean }
}

export type SmartAccountName = { id: string; name: string; domainIdentifier: string; status: string }

export type Decision = {
  verdict: string
  by: string
  at: string
  reason: string | null
  agreementVersion: string | null
}

export type ListedUser = { email: string; role: string }

export type Mail = { to: string; kind: string; state: string; detail: string | null; at: string }

export type Agreement = { version: string; title: string; text: string }

export type RequestActs = {
  decide: boolean
  forward: boolean
  resend: boolean
  replaceApprover: boolean
  withdraw: boolean
  review: boolean
}

export type RequestSummary = {
  id: string
  status: string
  smartAccount: SmartAccountName
  requester: { name: string; email: string }
  routedTo: string | null
  waitsFor: string | null
  country: string
  createdAt: string
  expiresAt: string
  decision: Decision | null
  may: RequestActs
}

export type AccountRequest = RequestSummary & {
  approvers: { email: string; state: string }[]
  noteToApprover: string | null
  noteToReviewer: string | null
  noteToUsers: string | null
  users: ListedUser[]
  language: string
  mails: Mail[]
  history: { at: string; act: string; by: string | null }[]
  /** Sent to somebody who may decide, so that the terms can be read here as well as behind the link. */
  agreement?: Agreement | null
}

export type NewRequest = {
  accountName: string
  domainIdentifier?: string
  country: string
  approverEmails: string[]
  noteToApprover?: string
  noteToReviewer?: string
  users?: ListedUser[]
  noteToUsers?: string
  language?: string
}

export type Verdict =
  | { verdict: 'approved'; agreementVersion: string; excludeUsers?: string[] }
  | { verdict: 'declined'; reason: string }

export type DecidedRequest = Decision & { id: string; smartAccount: SmartAccountName }

export type Review = { verdict: 'released' } | { verdict: 'refused'; reason: string }

export type ApprovalLink = {
  requestId: string
  accountName: string
  domainIdentifier: string
  country: string
  requester: { name: string; email: string }
  noteToApprover: string | null
  /** The address that got the mail; nobody else can decide through this link. */
  email: string
  createdAt: string
  expiresAt: string
  linkExpiresAt: string
  status: string
  users: ListedUser[]
  agreement: Agreement
  language: string
  may: { decide: boolean }
}

export type DirectoryRow = {
  id: string
  name: string
  domainIdentifier: string
  status: string
  type: string
  myRole: string | null
  adminContacts: { name: string; email: string }[]
  relation: string
  createdAt: string
}

export type SmartAccount = {
  id: string
  name: string
  domainIdentifier: string
  type: string
  status: string
  country: string
  visibility: string
  createdAt: string
  may: { seeMembers: boolean; seeVirtualAccounts: boolean }
}

export type Member = {
  id: string
  name: string
  email: string
  role: string
  virtualAccountId: string | null
  since: string
}

export type VirtualAccount = { id: string; name: string; isDefault: boolean; parentId: string | null }

export type KeptMail = {
  id: string
  to: string
  subject: string
  kind: string
  language: string
  state: string
  at: string
}

export type KeptMailText = KeptMail & { from: string; text: string; html: string; messageId: string }

export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** RFC 9457, with the members this server adds. */
export type ProblemBody = {
  type?: string
  title: string
  status: number
  detail?: string
  code: string
  errors?: { field: string; code: string; detail: string }[]
  reason?: string
  may?: { renew?: boolean }
}
