-- A role is held in a whole account, or in one of its Virtual Accounts: in that one only, or with those nested in it.
ALTER TABLE members ADD COLUMN include_nested {id} NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN version {id} NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX members_once_per_virtual_account ON members (virtual_account_id, user_id)
    WHERE virtual_account_id IS NOT NULL;
CREATE INDEX members_of_account ON members (smart_account_id, id);

-- Goes up when somebody stops being an admin: two who leave at once, on two nodes, wait for each other at this row.
ALTER TABLE smart_accounts ADD COLUMN admins_version {id} NOT NULL DEFAULT 0;
-- The same for those who change the tree of its Virtual Accounts.
ALTER TABLE smart_accounts ADD COLUMN tree_version {id} NOT NULL DEFAULT 0;

-- `path` are the ids from the top down to the Virtual Account itself, `/12/34/`: all that is nested in one begins with
-- its path. `name_folded` makes names unique within their parent.
ALTER TABLE virtual_accounts ADD COLUMN path TEXT NOT NULL DEFAULT '';
ALTER TABLE virtual_accounts ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE virtual_accounts ADD COLUMN description TEXT;
ALTER TABLE virtual_accounts ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE virtual_accounts ADD COLUMN end_date TEXT;
ALTER TABLE virtual_accounts ADD COLUMN version {id} NOT NULL DEFAULT 1;
UPDATE virtual_accounts SET path = '/' || id || '/', name_folded = lower(name);
CREATE UNIQUE INDEX virtual_accounts_once_per_parent
    ON virtual_accounts (smart_account_id, COALESCE(parent_id, 0), name_folded);
CREATE INDEX virtual_accounts_of_parent ON virtual_accounts (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX virtual_accounts_by_path ON virtual_accounts (smart_account_id, path);

-- Invitations to a Virtual Account, and those that were taken back. Made anew, because of the check. The Virtual Account
-- may be gone when the invitation is answered long ago.
CREATE TABLE new_invitations (
    id                 {id} NOT NULL PRIMARY KEY,
    smart_account_id   {id} NOT NULL REFERENCES smart_accounts (id),
    virtual_account_id {id},
    include_nested     {id} NOT NULL DEFAULT 0,
    email              TEXT NOT NULL,
    mailbox            TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('approver', 'admin', 'user', 'viewer')),
    language           TEXT NOT NULL,
    note               TEXT,
    invited_by         {id} NOT NULL REFERENCES users (id),
    account_request_id {id} REFERENCES account_requests (id),
    state              TEXT NOT NULL CHECK (state IN ('invited', 'accepted', 'refused', 'lapsed', 'revoked')),
    link_generation    {id} NOT NULL,
    issued_at          {time} NOT NULL,
    expires_at         {time} NOT NULL,
    decided_at         {time},
    refusal_reason     TEXT
) {strict};
INSERT INTO new_invitations (id, smart_account_id, email, mailbox, role, language, note, invited_by, account_request_id,
                             state, link_generation, issued_at, expires_at, decided_at, refusal_reason)
    SELECT id, smart_account_id, email, mailbox, role, language, note, invited_by, account_request_id, state,
           link_generation, issued_at, expires_at, decided_at, refusal_reason
    FROM invitations;
DROP TABLE invitations;
ALTER TABLE new_invitations RENAME TO invitations;
CREATE INDEX invitations_of_account ON invitations (smart_account_id, id);
CREATE UNIQUE INDEX invitations_open ON invitations (smart_account_id, mailbox) WHERE state = 'invited';
CREATE UNIQUE INDEX invitations_of_request ON invitations (account_request_id, mailbox) WHERE account_request_id IS NOT NULL;
CREATE INDEX invitations_to_lapse ON invitations (expires_at) WHERE state = 'invited';
CREATE INDEX invitations_to_virtual_account ON invitations (virtual_account_id) WHERE virtual_account_id IS NOT NULL AND state = 'invited';
