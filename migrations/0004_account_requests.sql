CREATE TABLE account_requests (
    id                {id} NOT NULL PRIMARY KEY,
    smart_account_id  {id} NOT NULL REFERENCES smart_accounts (id),
    requester_id      {id} NOT NULL REFERENCES users (id),
    requester_email   TEXT NOT NULL,
    account_name      TEXT NOT NULL,
    domain_identifier TEXT NOT NULL,
    registered_domain TEXT NOT NULL,
    country           TEXT NOT NULL,
    note_to_approver  TEXT,
    note_to_reviewer  TEXT,
    note_to_users     TEXT,
    language          TEXT NOT NULL,
    status            TEXT NOT NULL
                      CHECK (status IN ('in_review', 'pending', 'approved', 'declined', 'withdrawn', 'lapsed')),
    routed_to         TEXT NOT NULL CHECK (routed_to IN ('approvers', 'existing_admins', 'reviewer')),
    review_cause      TEXT,
    created_at        {time} NOT NULL,
    expires_at        {time} NOT NULL
) {strict};
CREATE INDEX account_requests_of_requester ON account_requests (requester_id, id);
CREATE INDEX account_requests_in_review ON account_requests (id) WHERE status = 'in_review';
CREATE INDEX account_requests_of_account ON account_requests (smart_account_id);

-- One who is asked. The row's id is the id of the approval link; `link_generation` says which issue of it is alive.
CREATE TABLE request_approvers (
    id                 {id} NOT NULL PRIMARY KEY,
    account_request_id {id} NOT NULL REFERENCES account_requests (id),
    email              TEXT NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'approved', 'declined', 'closed')),
    link_generation    {id} NOT NULL,
    link_issued_at     {time} NOT NULL,
    -- Named in the request, or an admin of the account that already stands on the registered domain.
    named_by           TEXT NOT NULL CHECK (named_by IN ('requester', 'routing')),
    UNIQUE (account_request_id, email)
) {strict};
CREATE INDEX request_approvers_by_email ON request_approvers (email, id);

CREATE TABLE request_users (
    account_request_id {id} NOT NULL REFERENCES account_requests (id),
    email              TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('user', 'viewer')),
    PRIMARY KEY (account_request_id, email)
) {strict};

-- A row of its own, so that who decided, and when, is never overwritten; the key makes a second decision impossible.
CREATE TABLE request_decisions (
    account_request_id {id} NOT NULL PRIMARY KEY REFERENCES account_requests (id),
    verdict            TEXT NOT NULL CHECK (verdict IN ('approved', 'declined')),
    decided_by         {id} NOT NULL REFERENCES users (id),
    decided_as         TEXT NOT NULL CHECK (decided_as IN ('approver', 'reviewer')),
    reason             TEXT,
    agreement_version  TEXT,
    language           TEXT NOT NULL,
    decided_at         {time} NOT NULL
) {strict};
