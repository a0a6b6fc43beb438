-- What an event tells of, whatever kinds of things there will be. From version 2 of the hash on these rows are what it
-- covers; the columns that version 1 covers stay as they are, so that the log of before can still be proven.
CREATE TABLE event_subjects (
    event_id   {id} NOT NULL,
    kind       TEXT NOT NULL,
    subject_id {id} NOT NULL,
    PRIMARY KEY (event_id, kind, subject_id)
) {clustered};
CREATE INDEX events_of_subject ON event_subjects (subject_id, kind, event_id);
ALTER TABLE events ADD COLUMN hash_version {id} NOT NULL DEFAULT 1;
INSERT INTO event_subjects (event_id, kind, subject_id)
    SELECT id, 'user', user_id FROM events WHERE user_id IS NOT NULL
    UNION ALL SELECT id, 'smart_account', smart_account_id FROM events WHERE smart_account_id IS NOT NULL
    UNION ALL SELECT id, 'account_request', account_request_id FROM events WHERE account_request_id IS NOT NULL;
DROP INDEX events_of_request;
DROP INDEX events_of_account;

-- A mail belongs to a thing of any kind, which is told what becomes of it.
ALTER TABLE mails ADD COLUMN subject_kind TEXT;
ALTER TABLE mails ADD COLUMN subject_id {id};
UPDATE mails SET subject_kind = 'account_request', subject_id = account_request_id WHERE account_request_id IS NOT NULL;
DROP INDEX mails_of_request;
DROP INDEX mails_bounced_of_requests;
ALTER TABLE mails DROP COLUMN account_request_id;
CREATE INDEX mails_of_subject ON mails (subject_id, subject_kind, id) WHERE subject_id IS NOT NULL;
CREATE INDEX mails_bounced_of_subjects ON mails (changed_at) WHERE state = 'bounced' AND subject_id IS NOT NULL;
