CREATE TABLE smart_accounts (
    id                {id} NOT NULL PRIMARY KEY,
    name              TEXT NOT NULL,
    name_folded       TEXT NOT NULL,
    domain_identifier TEXT NOT NULL,
    registered_domain TEXT NOT NULL,
    type              TEXT NOT NULL CHECK (type IN ('customer', 'holding')),
    status            TEXT NOT NULL CHECK (status IN ('pending', 'active', 'cancelled')),
    country           TEXT NOT NULL,
    visibility        TEXT NOT NULL CHECK (visibility IN ('unrestricted', 'restricted')),
    created_at        {time} NOT NULL,
    activated_at      {time}
) {strict};
CREATE INDEX smart_accounts_by_registered_domain ON smart_accounts (registered_domain, status);
CREATE INDEX smart_accounts_by_name ON smart_accounts (name_folded);
CREATE INDEX smart_accounts_by_identifier ON smart_accounts (domain_identifier, id);

-- Who holds a domain identifier now: one row while its account is pending, in review or active. The key makes it unique.
CREATE TABLE identifier_claims (
    domain_identifier TEXT NOT NULL PRIMARY KEY,
    smart_account_id  {id} NOT NULL,
    claimed_at        {time} NOT NULL
) {strict};

CREATE TABLE virtual_accounts (
    id               {id} NOT NULL PRIMARY KEY,
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    parent_id        {id} REFERENCES virtual_accounts (id),
    name             TEXT NOT NULL,
    is_default       {id} NOT NULL CHECK (is_default IN (0, 1)),
    created_at       {time} NOT NULL
) {strict};
CREATE INDEX virtual_accounts_of_account ON virtual_accounts (smart_account_id, id);
CREATE UNIQUE INDEX virtual_accounts_one_default ON virtual_accounts (smart_account_id) WHERE is_default = 1;

CREATE TABLE members (
    id                 {id} NOT NULL PRIMARY KEY,
    smart_account_id   {id} NOT NULL REFERENCES smart_accounts (id),
    virtual_account_id {id} REFERENCES virtual_accounts (id),
    user_id            {id} NOT NULL REFERENCES users (id),
    role               TEXT NOT NULL CHECK (role IN ('approver', 'admin', 'user', 'viewer')),
    since              {time} NOT NULL
) {strict};
CREATE UNIQUE INDEX members_once_per_account ON members (smart_account_id, user_id) WHERE virtual_account_id IS NULL;
CREATE INDEX members_of_user ON members (user_id);
