-- An account is to get an administrator, and those it has can object until `due_at`. One is open for each account.
CREATE TABLE successions (
    id               {id} NOT NULL PRIMARY KEY,
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    admin_email      TEXT NOT NULL,
    reason           TEXT NOT NULL,
    begun_by         {id} NOT NULL REFERENCES users (id),
    begun_as         TEXT NOT NULL CHECK (begun_as IN ('approver', 'domain_owner', 'staff')),
    begun_at         {time} NOT NULL,
    due_at           {time} NOT NULL,
    remind_at        {time},
    state            TEXT NOT NULL CHECK (state IN ('open', 'ended', 'completed')),
    ended_at         {time},
    ended_by         {id} REFERENCES users (id),
    end_reason       TEXT,
    version          {id} NOT NULL DEFAULT 1
) {strict};
CREATE UNIQUE INDEX successions_open ON successions (smart_account_id) WHERE state = 'open';
CREATE INDEX successions_of_account ON successions (smart_account_id, id);
CREATE INDEX successions_to_remind ON successions (remind_at) WHERE state = 'open';
CREATE INDEX successions_due ON successions (due_at) WHERE state = 'open';
