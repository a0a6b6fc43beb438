// Ways in which a database could contradict its history, each with a word of the fault that has to be found. A check that
// does not see its damage is worth nothing.
const newest = (status) => `(SELECT max(id) FROM account_requests WHERE status = '${status}')`
const accountOf = (status) => `(SELECT smart_account_id FROM account_requests WHERE id = ${newest(status)})`

export const damages = [
  [
    'an acknowledged request is lost',
    'is there 0 times',
    `DELETE FROM account_requests WHERE id = ${newest('pending')}`,
  ],
  [
    'a request is there that nobody filed',
    'nobody filed it',
    `UPDATE account_requests SET account_name = 'Nobody' WHERE id = ${newest('approved')}`,
  ],
  [
    "a request is another's",
    'was acknowledged as',
    `UPDATE account_requests SET requester_email = 'eve@example.com' WHERE id = ${newest('pending')}`,
  ],
  [
    'a filing stands twice',
    'is there 2 times',
    `UPDATE account_requests SET account_name = (SELECT account_name FROM account_requests WHERE id = ${newest('pending')}) WHERE id = ${newest('declined')}`,
  ],
  [
    'an approver is lost',
    'was acknowledged as',
    `DELETE FROM request_approvers WHERE account_request_id = ${newest('pending')}`,
  ],
  [
    'an acknowledged decision is lost',
    'the request is pending',
    `UPDATE account_requests SET status = 'pending' WHERE id = ${newest('approved')}`,
  ],
  [
    'a decision is turned round',
    'was acknowledged',
    `UPDATE request_decisions SET verdict = 'declined' WHERE account_request_id = ${newest('approved')}; UPDATE account_requests SET status = 'declined' WHERE id = ${newest('approved')}`,
  ],
  [
    "a decision is somebody else's",
    'and the request is approved',
    `UPDATE request_decisions SET decided_by = (SELECT max(id) FROM users WHERE id <> decided_by) WHERE account_request_id = ${newest('approved')}`,
  ],
  [
    'an approved request has no decision',
    'the decision is',
    `DELETE FROM request_decisions WHERE account_request_id = ${newest('approved')}`,
  ],
  [
    'an approved account is not active',
    'its account is',
    `UPDATE smart_accounts SET status = 'pending' WHERE id = ${accountOf('approved')}`,
  ],
  [
    'an active account has lost its claim',
    'number of claims',
    `DELETE FROM identifier_claims WHERE smart_account_id = ${accountOf('approved')}`,
  ],
  [
    'a declined account keeps its claim',
    'number of claims',
    `INSERT INTO identifier_claims (domain_identifier, smart_account_id, claimed_at) VALUES ('kept.example', ${accountOf('declined')}, 0)`,
  ],
  [
    'a claim is for no account',
    'an account that is none',
    `INSERT INTO identifier_claims (domain_identifier, smart_account_id, claimed_at) VALUES ('none.example', 1, 0)`,
  ],
  [
    'two accounts hold one identifier',
    'held by two accounts',
    `UPDATE smart_accounts SET domain_identifier = (SELECT domain_identifier FROM smart_accounts WHERE id = ${accountOf('approved')}) WHERE id = ${accountOf('pending')}`,
  ],
  [
    'there is no default Virtual Account',
    'default Virtual Accounts',
    `DELETE FROM virtual_accounts WHERE smart_account_id = ${accountOf('approved')}`,
  ],
  [
    'there is no administrator',
    'number of administrators',
    `DELETE FROM members WHERE role = 'admin' AND smart_account_id = ${accountOf('approved')}`,
  ],
  [
    'a listed user is no member',
    'number of other members',
    "DELETE FROM members WHERE id = (SELECT max(id) FROM members WHERE role = 'user')",
  ],
  [
    'a listed user from outside is not invited',
    'number of invitations',
    'DELETE FROM invitations WHERE id = (SELECT max(id) FROM invitations)',
  ],
  [
    'an account is there without its request',
    'without its request',
    `DELETE FROM account_requests WHERE id = ${newest('withdrawn')}`,
  ],
  [
    'a withdrawal is undone',
    'the request is pending',
    `UPDATE account_requests SET status = 'pending' WHERE id = ${newest('withdrawn')}`,
  ],
  [
    'a forward is lost',
    'is done 0 times',
    'DELETE FROM request_forwards WHERE id = (SELECT max(id) FROM request_forwards)',
  ],
  [
    'a forward is done twice',
    'is done 2 times',
    'INSERT INTO request_forwards SELECT id + 1, account_request_id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at FROM request_forwards WHERE id = (SELECT max(id) FROM request_forwards)',
  ],
  ['a resend is lost', 'resends are done', "DELETE FROM events WHERE act = 'account_request.link_resent'"],
  [
    'a link was issued and not mailed',
    'mails with a link',
    `UPDATE request_approvers SET link_generation = link_generation + 1 WHERE account_request_id = ${newest('approved')}`,
  ],
  [
    'a link is dead though no other was issued',
    'links that open',
    `UPDATE request_approvers SET live_generation = link_generation + 1 WHERE account_request_id = ${newest('approved')}`,
  ],
  [
    'an approval was not told',
    'mails that tell it is approved',
    `DELETE FROM mails WHERE kind = 'approved' AND subject_id = ${newest('approved')}`,
  ],
  [
    'an act is not in the event log',
    'in the event log',
    `DELETE FROM events WHERE act = 'account_request.approved' AND id IN (SELECT event_id FROM event_subjects WHERE kind = 'account_request' AND subject_id = ${newest('approved')})`,
  ],
]

/** The same for mails. */
export const mailDamages = [
  [
    'a mail came that nobody owes',
    'nobody owes',
    "DELETE FROM mails WHERE id = (SELECT max(id) FROM mails WHERE state = 'sent')",
  ],
  [
    'a mail counts as sent and never came',
    'never came',
    "INSERT INTO mails (id, kind, recipient, language, arguments, state, changed_at, tries, due_at, lease_until, lease, created_at) VALUES (7, 'approval', 'ann@customer.example', 'en', '{}', 'sent', 0, 1, 0, 0, 0, 0)",
  ],
  [
    'a mail came to somebody else',
    'came to',
    "UPDATE mails SET recipient = 'eve@example.com' WHERE id = (SELECT max(id) FROM mails WHERE state = 'sent')",
  ],
  [
    'a mail was given up',
    'was given up',
    "UPDATE mails SET state = 'bounced', reason = NULL, detail = '550' WHERE id = (SELECT max(id) FROM mails WHERE state = 'sent')",
  ],
  [
    'a mail never went out',
    'is still queued',
    "UPDATE mails SET state = 'queued' WHERE id = (SELECT max(id) FROM mails WHERE state = 'sent')",
  ],
]

/** And for the event log, which the program itself proves. */
export const logDamages = [
  [
    'an event is changed',
    "UPDATE events SET data = '{}' WHERE id = (SELECT max(id) FROM events WHERE act = 'account_request.filed' AND seal_number IS NOT NULL)",
  ],
  [
    'an event is lost',
    'DELETE FROM events WHERE id = (SELECT max(id) FROM events WHERE seal_number IS NOT NULL)',
  ],
  [
    'the newest seal is lost',
    'UPDATE events SET seal_number = NULL WHERE seal_number = (SELECT max(number) FROM event_seals); DELETE FROM event_seals WHERE number = (SELECT max(number) FROM event_seals)',
  ],
]
