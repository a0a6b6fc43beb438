-- Since when an account is active on the registered domain of an open request: its admins are to be asked instead, which a
-- job sees to, and until then nobody decides. The unit that makes an account active looks for such requests.
ALTER TABLE account_requests ADD COLUMN reroute_since {time};
CREATE INDEX account_requests_to_reroute ON account_requests (reroute_since) WHERE status = 'pending' AND reroute_since IS NOT NULL;
CREATE INDEX account_requests_open_on_domain ON account_requests (registered_domain) WHERE status IN ('in_review', 'pending');

-- Requests that were overtaken before there was this mark.
UPDATE account_requests SET reroute_since = created_at
WHERE status IN ('in_review', 'pending') AND routed_to <> 'existing_admins'
  AND (review_cause IS NULL OR review_cause <> 'no_admins')
  AND registered_domain IN (SELECT registered_domain FROM smart_accounts WHERE status = 'active' AND type = 'customer');
