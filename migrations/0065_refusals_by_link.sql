-- Whoever holds a live approval link may decline without being a user: `by_address` is then where the link was mailed.
-- Made anew, because `decided_by` can be empty.
CREATE TABLE new_request_decisions (
    account_request_id {id} NOT NULL PRIMARY KEY REFERENCES account_requests (id),
    verdict            TEXT NOT NULL CHECK (verdict IN ('approved', 'declined')),
    decided_by         {id} REFERENCES users (id),
    decided_as         TEXT NOT NULL CHECK (decided_as IN ('approver', 'reviewer', 'link_holder')),
    by_address         TEXT,
    reason             TEXT,
    agreement_version  TEXT,
    language           TEXT NOT NULL,
    decided_at         {time} NOT NULL,
    CHECK ((decided_by IS NULL) = (by_address IS NOT NULL)),
    CHECK (decided_by IS NOT NULL OR verdict = 'declined')
) {strict};
INSERT INTO new_request_decisions (account_request_id, verdict, decided_by, decided_as, reason, agreement_version, language,
                                   decided_at)
    SELECT account_request_id, verdict, decided_by, decided_as, reason, agreement_version, language, decided_at
    FROM request_decisions;
DROP TABLE request_decisions;
ALTER TABLE new_request_decisions RENAME TO request_decisions;

-- Or may say that they are the wrong person, with their words. `closed_at`: since when, for a request that has nobody
-- left who is asked. A column's check cannot be changed, so the columns are made anew beside the others.
ALTER TABLE request_approvers ADD COLUMN new_closed_because TEXT
    CHECK (new_closed_because IN ('admins_decide', 'replaced', 'taken_back', 'objection', 'wrong_person'));
UPDATE request_approvers SET new_closed_because = closed_because WHERE closed_because IS NOT NULL;
ALTER TABLE request_approvers DROP COLUMN closed_because;
ALTER TABLE request_approvers RENAME COLUMN new_closed_because TO closed_because;
ALTER TABLE request_approvers ADD COLUMN closed_at {time};
ALTER TABLE request_approvers ADD COLUMN closed_with TEXT;
CREATE INDEX request_approvers_wrong ON request_approvers (closed_at) WHERE closed_because = 'wrong_person';

ALTER TABLE account_requests ADD COLUMN new_lapse_cause TEXT
    CHECK (new_lapse_cause IN ('unanswered', 'undeliverable', 'contested', 'wrong_person'));
UPDATE account_requests SET new_lapse_cause = lapse_cause WHERE lapse_cause IS NOT NULL;
ALTER TABLE account_requests DROP COLUMN lapse_cause;
ALTER TABLE account_requests RENAME COLUMN new_lapse_cause TO lapse_cause;

-- When the requester was told that no mail reaches this approver, who asked for no more.
ALTER TABLE request_approvers ADD COLUMN stop_told_at {time};
CREATE INDEX mails_kept_back ON mails (changed_at)
    WHERE state = 'bounced' AND reason = 'stopped' AND subject_kind = 'account_request';

-- Mail domains whose open requests the staff let grow beyond what slows others down.
CREATE TABLE filing_allowances (
    id         {id} NOT NULL PRIMARY KEY,
    domain     TEXT NOT NULL UNIQUE,
    reason     TEXT NOT NULL,
    granted_by {id} NOT NULL REFERENCES users (id),
    granted_at {time} NOT NULL
) {strict};
