import type { AccountRequest, Approver, Language, ListedUser, NewRequest } from '../../api/types'
import { domainIn } from './domain'

export type ApproverRow = { key: number; email: string }
export type UserRow = { key: number; email: string; role: ListedUser['role'] }

/** What is on the form, as typed. Rows carry a key of their own, so that removing one does not move the others. */
export type Draft = {
  accountName: string
  domainOpened: boolean
  domainIdentifier: string
  noteToReviewer: string
  country: string | null
  approvers: ApproverRow[]
  noteToApprover: string
  users: UserRow[]
  noteToUsers: string
  language: Language | null
}

export const emptyDraft: Draft = {
  accountName: '',
  domainOpened: false,
  domainIdentifier: '',
  noteToReviewer: '',
  country: null,
  approvers: [{ key: 1, email: '' }],
  noteToApprover: '',
  users: [],
  noteToUsers: '',
  language: null,
}

export function isEmpty(draft: Draft): boolean {
  return JSON.stringify({ ...draft, domainOpened: false, language: null }) === JSON.stringify(emptyDraft)
}

export function nextKey(rows: { key: number }[]): number {
  return rows.reduce((highest, row) => Math.max(highest, row.key), 0) + 1
}

/** Rows left blank are not meant; without them the server's pointers (`/approverEmails/1`) fit the rows on the form. */
export function withoutBlankRows(draft: Draft): Draft {
  const approvers = draft.approvers.filter((row) => row.email.trim())
  return {
    ...draft,
    approvers: approvers.length > 0 ? approvers : draft.approvers.slice(0, 1),
    users: draft.users.filter((row) => row.email.trim()),
  }
}

/** The words of a request that ended, for asking again. */
export function draftFrom(request: AccountRequest): Draft {
  const approvers = worthAsking(request.approvers)
  return {
    ...emptyDraft,
    accountName: request.smartAccount.name,
    domainOpened: true,
    domainIdentifier: request.smartAccount.domainIdentifier,
    noteToReviewer: request.noteToReviewer ?? '',
    country: request.country,
    approvers: approvers.length
      ? approvers.map(({ email }, index) => ({ key: index + 1, email }))
      : emptyDraft.approvers,
    noteToApprover: request.noteToApprover ?? '',
    users: request.users.map(({ email, role }, index) => ({ key: index + 1, email, role })),
    noteToUsers: request.noteToUsers ?? '',
    language: request.language,
  }
}

/** Those the requester named, without addresses that take no mail while there are others. */
function worthAsking(approvers: Approver[]): Approver[] {
  const named = approvers.filter(({ namedBy }) => namedBy === 'requester')
  const reached = named.filter(({ lastMail }) => lastMail?.state !== 'bounced')
  return reached.length > 0 ? reached : named
}

/** Which fields of what is sent a change on the form touches, as JSON Pointers. */
export function pointersOf(before: Draft, part: Partial<Draft>): string[] {
  return Object.keys(part).flatMap((name) => {
    if (name === 'approvers') return changedRows(before.approvers, part.approvers ?? [], '/approverEmails')
    if (name === 'users') return changedRows(before.users, part.users ?? [], '/users')
    return [`/${name}`]
  })
}

// A row that went or came moves those behind it, so that no pointer fits any more; the only row stands for the list.
export function changedRows(before: { key: number }[], after: { key: number }[], list: string): string[] {
  if (before.length !== after.length || before.length === 1) return [list]
  return after.flatMap((row, index) => (row === before[index] ? [] : [`${list}/${index}`]))
}

function given(name: 'noteToApprover' | 'noteToReviewer' | 'noteToUsers', text: string) {
  return text.trim() ? { [name]: text.trim() } : {}
}

/** What is sent. A domain identifier that was not touched is left out: then the server's own default counts. */
export function requestFrom(draft: Draft, language: Language): NewRequest {
  const users = draft.users.map(({ email, role }) => ({ email: email.trim(), role }))
  return {
    accountName: draft.accountName.trim(),
    ...(draft.domainOpened ? { domainIdentifier: domainIn(draft.domainIdentifier) } : {}),
    country: draft.country ?? '',
    approverEmails: draft.approvers.map(({ email }) => email.trim()),
    ...given('noteToApprover', draft.noteToApprover),
    ...(draft.domainOpened ? given('noteToReviewer', draft.noteToReviewer) : {}),
    ...(users.length > 0 ? { users } : {}),
    ...(users.length > 0 ? given('noteToUsers', draft.noteToUsers) : {}),
    language: draft.language ?? language,
  }
}
