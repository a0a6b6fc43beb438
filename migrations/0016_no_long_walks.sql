-- What is looked for by these would be found only by walking through the whole table, which grows for ever.
CREATE INDEX identifier_claims_of_account ON identifier_claims (smart_account_id);
CREATE INDEX users_of_staff ON users (id) WHERE staff_role IS NOT NULL;
CREATE INDEX sign_ups_by_age ON sign_ups (created_at);
