-- A file of people who are to have roles in an account. Its rows are stored while it arrives, and it begins to run, or
-- to be tried, in the unit of the act. `because` is the ground on which it was begun. `forget_at`: when the rows go.
CREATE TABLE member_imports (
    id               {id} NOT NULL PRIMARY KEY,
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    made_by          {id} NOT NULL REFERENCES users (id),
    because          TEXT NOT NULL,
    dry_run          {id} NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('arriving', 'running', 'done', 'cancelled')),
    total            {id} NOT NULL,
    added            {id} NOT NULL DEFAULT 0,
    invited          {id} NOT NULL DEFAULT 0,
    refused          {id} NOT NULL DEFAULT 0,
    created_at       {time} NOT NULL,
    ended_at         {time},
    forget_at        {time}
) {strict};
CREATE INDEX member_imports_of_account ON member_imports (smart_account_id, id);
-- One of a kind at a time in an account.
CREATE UNIQUE INDEX member_imports_running ON member_imports (smart_account_id, dry_run) WHERE state = 'running';
CREATE INDEX member_imports_at_work ON member_imports (id) WHERE state = 'running';
CREATE INDEX member_imports_to_forget ON member_imports (forget_at) WHERE forget_at IS NOT NULL;

-- What a row said, and what came of it. `mailbox` is that of its address, empty where that is none.
CREATE TABLE member_import_rows (
    import_id          {id} NOT NULL REFERENCES member_imports (id),
    line               {id} NOT NULL,
    email              TEXT NOT NULL,
    role               TEXT NOT NULL,
    virtual_account    TEXT NOT NULL,
    include_nested     TEXT NOT NULL,
    note               TEXT NOT NULL,
    mailbox            TEXT NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('waiting', 'added', 'invited', 'refused')),
    problem            TEXT,
    virtual_account_id {id},
    not_before         {time} NOT NULL DEFAULT 0,
    PRIMARY KEY (import_id, line)
) {strict};
CREATE INDEX member_import_rows_due ON member_import_rows (import_id, not_before, line) WHERE state = 'waiting';
CREATE INDEX member_import_rows_of_mailbox ON member_import_rows (import_id, mailbox);
