-- When the reviewers were told by mail that a request waits for them.
ALTER TABLE account_requests ADD COLUMN reviewers_told_at {time};
CREATE INDEX account_requests_untold ON account_requests (id) WHERE status = 'in_review' AND reviewers_told_at IS NULL;
