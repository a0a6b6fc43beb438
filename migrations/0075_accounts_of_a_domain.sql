-- By its second column alone an index of two is walked from end to end, and PostgreSQL did so for every active account
-- while it knew nothing of the table. Of one registered domain there are few accounts.
DROP INDEX smart_accounts_by_registered_domain;
CREATE INDEX smart_accounts_by_registered_domain ON smart_accounts (registered_domain);
-- An account's claim is found by its identifier.
DROP INDEX identifier_claims_of_account;
