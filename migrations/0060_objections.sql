-- Somebody of the company says that a request for it is not theirs; a reviewer looks. `outcome` is what the reviewer did
-- about it, and empty where the request ended by itself.
CREATE TABLE request_objections (
    id                 {id} NOT NULL PRIMARY KEY,
    account_request_id {id} NOT NULL REFERENCES account_requests (id),
    objector_id        {id} NOT NULL REFERENCES users (id),
    email              TEXT NOT NULL,
    mailbox            TEXT NOT NULL,
    reason             TEXT NOT NULL,
    objected_at        {time} NOT NULL,
    outcome            TEXT CHECK (outcome IN ('dismissed', 'upheld')),
    UNIQUE (account_request_id, mailbox)
) {strict};
CREATE INDEX request_objections_of_objector ON request_objections (objector_id, id);

-- Who released it: they do not decide it, too.
ALTER TABLE account_requests ADD COLUMN released_by {id};
-- Why a slot is closed although the request goes on.
ALTER TABLE request_approvers ADD COLUMN closed_because TEXT
    CHECK (closed_because IN ('admins_decide', 'replaced', 'taken_back', 'objection'));

-- A decline is remembered for the whole company.
DROP INDEX account_requests_declined;
CREATE INDEX account_requests_declined ON account_requests (registered_domain) WHERE status = 'declined';
