-- Domains that a Smart Account says are its company's. `waiting` for the record in the DNS, `proven` by it, `lost` once it
-- was gone for too long. The record's value is not here: it is worked out from the account, the domain and the key file.
CREATE TABLE account_domains (
    id               {id} NOT NULL PRIMARY KEY,
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    domain           TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('waiting', 'proven', 'lost')),
    begun_at         {time} NOT NULL,
    expires_at       {time} NOT NULL,
    proven_at        {time},
    last_checked_at  {time},
    trouble          TEXT,
    failures         {id} NOT NULL DEFAULT 0,
    failing_since    {time},
    next_check_at    {time},
    version          {id} NOT NULL DEFAULT 1,
    UNIQUE (smart_account_id, domain)
) {strict};
CREATE INDEX account_domains_in_order ON account_domains (smart_account_id, id);
CREATE INDEX account_domains_to_check ON account_domains (next_check_at) WHERE state = 'proven';

-- The last look for the record by which an objector proves the domain.
ALTER TABLE request_objections ADD COLUMN proof_checked_at {time};
ALTER TABLE request_objections ADD COLUMN proof_trouble TEXT;
