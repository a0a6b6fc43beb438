-- The requester is told of every mail to an approver that did not get through, not only of those that were kept back.
DROP INDEX mails_kept_back;
CREATE INDEX mails_undelivered ON mails (changed_at) WHERE state = 'bounced' AND subject_kind = 'account_request';
