-- Somebody asks to become a member of an account. `mailbox` is whose address the requester's is; one mailbox has one open
-- request to an account. `virtual_account_ids` is a JSON array, empty for the whole account; those that are named may be
-- gone by the time it is decided. Nobody in `decided_by`: a rule decided, or it ended by itself.
CREATE TABLE access_requests (
    id                        {id} NOT NULL PRIMARY KEY,
    smart_account_id          {id} NOT NULL REFERENCES smart_accounts (id),
    requester_id              {id} NOT NULL REFERENCES users (id),
    mailbox                   TEXT NOT NULL,
    role                      TEXT NOT NULL CHECK (role IN ('approver', 'admin', 'user', 'viewer')),
    virtual_account_ids       TEXT NOT NULL,
    note                      TEXT,
    status                    TEXT NOT NULL
        CHECK (status IN ('pending', 'approved', 'declined', 'withdrawn', 'lapsed', 'already_member')),
    created_at                {time} NOT NULL,
    expires_at                {time} NOT NULL,
    next_reminder_at          {time},
    ended_at                  {time},
    decided_by                {id},
    by_rule                   {id} NOT NULL DEFAULT 0,
    reason                    TEXT,
    given_role                TEXT CHECK (given_role IN ('approver', 'admin', 'user', 'viewer')),
    given_virtual_account_ids TEXT,
    given_nested              {id} NOT NULL DEFAULT 0
) {strict};
CREATE UNIQUE INDEX access_requests_open ON access_requests (smart_account_id, mailbox) WHERE status = 'pending';
CREATE INDEX access_requests_of_account ON access_requests (smart_account_id, id);
CREATE INDEX access_requests_of_requester ON access_requests (requester_id, id);
CREATE INDEX access_requests_of_mailbox ON access_requests (mailbox, created_at);
CREATE INDEX access_requests_to_lapse ON access_requests (expires_at) WHERE status = 'pending';
CREATE INDEX access_requests_to_remind ON access_requests (next_reminder_at) WHERE status = 'pending';

-- What decides requests by itself, as the administrators of the account have it: a JSON array, of which the first that is
-- about an address counts.
CREATE TABLE access_rules (
    smart_account_id {id} NOT NULL PRIMARY KEY REFERENCES smart_accounts (id),
    rules            TEXT NOT NULL,
    version          {id} NOT NULL
) {strict};
