import type accessRequests from '../../../../i18n/pages/access_requests.en.json'
import type accountInvitations from '../../../../i18n/pages/account_invitations.en.json'
import type accounts from '../../../../i18n/pages/accounts.en.json'
import type agreements from '../../../../i18n/pages/agreements.en.json'
import type approvals from '../../../../i18n/pages/approvals.en.json'
import type capabilities from '../../../../i18n/pages/capabilities.en.json'
import type deciding from '../../../../i18n/pages/deciding.en.json'
import type directory from '../../../../i18n/pages/directory.en.json'
import type dns from '../../../../i18n/pages/dns.en.json'
import type domains from '../../../../i18n/pages/domains.en.json'
import type eventLog from '../../../../i18n/pages/event_log.en.json'
import type guides from '../../../../i18n/pages/guides.en.json'
import type health from '../../../../i18n/pages/health.en.json'
import type home from '../../../../i18n/pages/home.en.json'
import type invitations from '../../../../i18n/pages/invitations.en.json'
import type mailbox from '../../../../i18n/pages/mailbox.en.json'
import type memberImport from '../../../../i18n/pages/member_import.en.json'
import type members from '../../../../i18n/pages/members.en.json'
import type myRoles from '../../../../i18n/pages/my_roles.en.json'
import type palette from '../../../../i18n/pages/palette.en.json'
import type people from '../../../../i18n/pages/people.en.json'
import type request from '../../../../i18n/pages/request.en.json'
import type requestForm from '../../../../i18n/pages/request_form.en.json'
import type requests from '../../../../i18n/pages/requests.en.json'
import type reviewing from '../../../../i18n/pages/reviewing.en.json'
import type session from '../../../../i18n/pages/session.en.json'
import type shell from '../../../../i18n/pages/shell.en.json'
import type succession from '../../../../i18n/pages/succession.en.json'
import type table from '../../../../i18n/pages/table.en.json'
import type tree from '../../../../i18n/pages/tree.en.json'
import type users from '../../../../i18n/pages/users.en.json'
import type virtualAccounts from '../../../../i18n/pages/virtual_accounts.en.json'
import type widgets from '../../../../i18n/pages/widgets.en.json'
import type words from '../../../../i18n/pages/words.en.json'

/** Every text of the pages, by subject. Only what is here can be named; it comes to the browser with the page that names it. */
export type Catalogue = {
  access_requests: typeof accessRequests
  account_invitations: typeof accountInvitations
  accounts: typeof accounts
  agreements: typeof agreements
  approvals: typeof approvals
  capabilities: typeof capabilities
  deciding: typeof deciding
  directory: typeof directory
  event_log: typeof eventLog
  dns: typeof dns
  domains: typeof domains
  guides: typeof guides
  health: typeof health
  home: typeof home
  invitations: typeof invitations
  mailbox: typeof mailbox
  member_import: typeof memberImport
  members: typeof members
  my_roles: typeof myRoles
  palette: typeof palette
  people: typeof people
  request: typeof request
  request_form: typeof requestForm
  requests: typeof requests
  reviewing: typeof reviewing
  session: typeof session
  shell: typeof shell
  succession: typeof succession
  table: typeof table
  tree: typeof tree
  users: typeof users
  virtual_accounts: typeof virtualAccounts
  widgets: typeof widgets
  words: typeof words
}

export type Subject = keyof Catalogue

/** Only keys that exist compile. */
export type TextKey = { [S in Subject]: keyof Catalogue[S] }[Subject]
