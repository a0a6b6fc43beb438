-- `version` counts the changes of who is asked, for If-Match. `requester_domain` is the requester's registered mail domain,
-- empty for a mailbox provider's (and for requests older than this step). `held_until`: when a request that was filed again
-- soon after a decline stops waiting for a reviewer.
ALTER TABLE account_requests ADD COLUMN version {id} NOT NULL DEFAULT 1;
ALTER TABLE account_requests ADD COLUMN requester_domain TEXT NOT NULL DEFAULT '';
ALTER TABLE account_requests ADD COLUMN next_reminder_at {time};
ALTER TABLE account_requests ADD COLUMN held_until {time};
ALTER TABLE account_requests ADD COLUMN withdrawn_at {time};
ALTER TABLE account_requests ADD COLUMN withdrawal_reason TEXT;
ALTER TABLE account_requests ADD COLUMN lapse_cause TEXT CHECK (lapse_cause IN ('unanswered', 'undeliverable', 'contested'));

CREATE INDEX account_requests_open_by_end ON account_requests (expires_at) WHERE status IN ('in_review', 'pending');
CREATE INDEX account_requests_to_remind ON account_requests (next_reminder_at) WHERE status = 'pending';
CREATE INDEX account_requests_held ON account_requests (held_until) WHERE status = 'in_review';
CREATE INDEX account_requests_open_of_requester ON account_requests (requester_id) WHERE status IN ('in_review', 'pending');
CREATE INDEX account_requests_open_of_domain ON account_requests (requester_domain) WHERE status IN ('in_review', 'pending');
CREATE INDEX account_requests_declined ON account_requests (domain_identifier) WHERE status = 'declined';

-- Made anew, because a slot can now be forwarded, and come from a forward or from somebody who contested the claim.
CREATE TABLE new_request_approvers (
    id                 {id} NOT NULL PRIMARY KEY,
    account_request_id {id} NOT NULL REFERENCES account_requests (id),
    email              TEXT NOT NULL,
    state              TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'forwarded', 'approved', 'declined', 'closed')),
    link_generation    {id} NOT NULL,
    link_issued_at     {time} NOT NULL,
    -- When the reader of a link dead by age last asked for a new one.
    link_renewed_at    {time},
    -- By the requester, by the routing (an admin of the account that already stands on the registered domain), by the
    -- approver before, or by themselves, contesting the claim.
    named_by           TEXT NOT NULL CHECK (named_by IN ('requester', 'routing', 'forward', 'contest')),
    UNIQUE (account_request_id, email)
) {strict};
INSERT INTO new_request_approvers (id, account_request_id, email, state, link_generation, link_issued_at, named_by)
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, named_by FROM request_approvers;
DROP TABLE request_approvers;
ALTER TABLE new_request_approvers RENAME TO request_approvers;
CREATE INDEX request_approvers_by_email ON request_approvers (email, id);

-- An approver named somebody else in their place. Taken back: the question is again with one who stood earlier in the chain.
CREATE TABLE request_forwards (
    id                 {id} NOT NULL PRIMARY KEY,
    account_request_id {id} NOT NULL REFERENCES account_requests (id),
    from_approver_id   {id} NOT NULL REFERENCES request_approvers (id),
    to_approver_id     {id} NOT NULL REFERENCES request_approvers (id),
    note               TEXT,
    forwarded_at       {time} NOT NULL,
    taken_back_at      {time}
) {strict};
CREATE INDEX request_forwards_of_request ON request_forwards (account_request_id, id);

CREATE INDEX mails_bounced_of_requests ON mails (changed_at) WHERE state = 'bounced' AND account_request_id IS NOT NULL;
