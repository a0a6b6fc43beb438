-- Whose a mail or a request is, whatever spelling of the address was typed: limits and quotas count by it. The program
-- fills the columns (base/mailbox.h); what was there before is filled here, by the same rule: no sub-address, and for
-- Google's own domains, which are one, no dots. `mail_stops.recipient` is a mailbox from here on.
ALTER TABLE mails ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
ALTER TABLE account_requests ADD COLUMN requester_mailbox TEXT NOT NULL DEFAULT '';

UPDATE mails SET mailbox = (
    SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(name, '.', '') || '@gmail.com' ELSE name || '@' || domain END
    FROM (SELECT CASE WHEN instr(local, '+') > 1 THEN substr(local, 1, instr(local, '+') - 1) ELSE local END AS name, domain
          FROM (SELECT substr(mails.recipient, 1, instr(mails.recipient, '@') - 1) AS local,
                       substr(mails.recipient, instr(mails.recipient, '@') + 1) AS domain) AS parts) AS bare)
WHERE counts_at IS NOT NULL OR state IN ('queued', 'deferred');
UPDATE account_requests SET requester_mailbox = (
    SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(name, '.', '') || '@gmail.com' ELSE name || '@' || domain END
    FROM (SELECT CASE WHEN instr(local, '+') > 1 THEN substr(local, 1, instr(local, '+') - 1) ELSE local END AS name, domain
          FROM (SELECT substr(account_requests.requester_email, 1, instr(account_requests.requester_email, '@') - 1) AS local,
                       substr(account_requests.requester_email, instr(account_requests.requester_email, '@') + 1) AS domain) AS parts) AS bare);
INSERT INTO mail_stops (recipient, stopped_at)
    SELECT CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(name, '.', '') || '@gmail.com' ELSE name || '@' || domain END,
           min(stopped_at)
    FROM (SELECT CASE WHEN instr(local, '+') > 1 THEN substr(local, 1, instr(local, '+') - 1) ELSE local END AS name, domain, stopped_at
          FROM (SELECT substr(recipient, 1, instr(recipient, '@') - 1) AS local,
                       substr(recipient, instr(recipient, '@') + 1) AS domain, stopped_at FROM mail_stops) AS parts) AS bare
    WHERE true
    GROUP BY 1
    ON CONFLICT (recipient) DO NOTHING;
DELETE FROM mail_stops
WHERE instr(recipient, '+') > 1 OR recipient LIKE '%@googlemail.com' OR (recipient LIKE '%.%@gmail.com');

DROP INDEX mails_that_count;
CREATE INDEX mails_that_count ON mails (mailbox, counts_at) WHERE counts_at IS NOT NULL;
DROP INDEX account_requests_open_of_requester;
CREATE INDEX account_requests_open_of_mailbox ON account_requests (requester_mailbox) WHERE status IN ('in_review', 'pending');
