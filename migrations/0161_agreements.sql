-- The versions of the agreement that have been in force, and how far asking the accounts for each has come: those that
-- had not accepted it when it came into force.
CREATE TABLE agreement_versions (
    version        TEXT NOT NULL PRIMARY KEY,
    in_force_since {time} NOT NULL,
    accept_by      {time} NOT NULL,
    after_id       {id} NOT NULL,
    all_asked_at   {time}
) {strict};

-- Who accepted a version for an account that stands already. Whoever approved an account accepted the version of that
-- moment by the decision.
CREATE TABLE agreement_acceptances (
    id               {id} NOT NULL PRIMARY KEY,
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    version          TEXT NOT NULL,
    accepted_by      {id} NOT NULL REFERENCES users (id),
    language         TEXT NOT NULL,
    accepted_at      {time} NOT NULL
) {strict};
CREATE UNIQUE INDEX agreement_acceptances_once ON agreement_acceptances (smart_account_id, version);
