-- A mail that its recipient did not ask for counts against one of two quotas of their mailbox: of what anybody can cause by
-- typing an address, and of what signed-in people cause. The two never eat each other.
ALTER TABLE mails ADD COLUMN quota TEXT CHECK (quota IN ('anybody_causes', 'signed_in_cause'));
UPDATE mails
SET quota = CASE WHEN kind IN ('verification', 'user_exists', 'no_user') THEN 'anybody_causes' ELSE 'signed_in_cause' END
WHERE counts_at IS NOT NULL;
DROP INDEX mails_that_count;
CREATE INDEX mails_that_count ON mails (mailbox, quota, counts_at) WHERE counts_at IS NOT NULL;
