-- Somebody from outside a company is named for its account: a member only once they have accepted. `email` is the address
-- as it was typed, `mailbox` whose it is; one mailbox has one open invitation to an account. The link's secret is not here.
CREATE TABLE invitations (
    id                 {id} NOT NULL PRIMARY KEY,
    smart_account_id   {id} NOT NULL REFERENCES smart_accounts (id),
    email              TEXT NOT NULL,
    mailbox            TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('approver', 'admin', 'user', 'viewer')),
    language           TEXT NOT NULL,
    note               TEXT,
    invited_by         {id} NOT NULL REFERENCES users (id),
    account_request_id {id} REFERENCES account_requests (id),
    state              TEXT NOT NULL CHECK (state IN ('invited', 'accepted', 'refused', 'lapsed')),
    link_generation    {id} NOT NULL,
    issued_at          {time} NOT NULL,
    expires_at         {time} NOT NULL,
    decided_at         {time},
    refusal_reason     TEXT
) {strict};
CREATE INDEX invitations_of_account ON invitations (smart_account_id, id);
CREATE UNIQUE INDEX invitations_open ON invitations (smart_account_id, mailbox) WHERE state = 'invited';
CREATE UNIQUE INDEX invitations_of_request ON invitations (account_request_id, mailbox) WHERE account_request_id IS NOT NULL;
CREATE INDEX invitations_to_lapse ON invitations (expires_at) WHERE state = 'invited';
