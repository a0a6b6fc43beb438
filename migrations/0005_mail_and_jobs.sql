-- The outbox: written in the unit of the act that the mail tells of, sent by a job. The text is made when it is sent, so
-- that no link secret is ever stored.
CREATE TABLE mails (
    id                 {id} NOT NULL PRIMARY KEY,
    kind               TEXT NOT NULL,
    recipient          TEXT NOT NULL,
    language           TEXT NOT NULL,
    arguments          TEXT NOT NULL,
    account_request_id {id},
    state              TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'deferred', 'bounced')),
    detail             TEXT,
    changed_at         {time} NOT NULL,
    tries              {id} NOT NULL,
    due_at             {time} NOT NULL,
    lease_until        {time} NOT NULL,
    lease              {id} NOT NULL,
    created_at         {time} NOT NULL
) {strict};
CREATE INDEX mails_to_send ON mails (due_at) WHERE state IN ('queued', 'deferred');
CREATE INDEX mails_leased ON mails (lease) WHERE lease <> 0;
CREATE INDEX mails_of_request ON mails (account_request_id, id) WHERE account_request_id IS NOT NULL;

-- With no mail server set (a demonstration), what would have been sent is kept here for the built-in mailbox.
CREATE TABLE kept_mails (
    mail_id    {id} NOT NULL PRIMARY KEY REFERENCES mails (id),
    sender     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    message_id TEXT NOT NULL,
    body_text  TEXT NOT NULL,
    body_html  TEXT NOT NULL
) {strict};

-- Addresses whose owner said "not me, stop these".
CREATE TABLE mail_stops (
    recipient  TEXT NOT NULL PRIMARY KEY,
    stopped_at {time} NOT NULL
) {strict};

CREATE TABLE jobs (
    kind        TEXT NOT NULL PRIMARY KEY,
    due_at      {time} NOT NULL,
    lease_until {time} NOT NULL,
    lease       {id} NOT NULL,
    tries       {id} NOT NULL,
    last_error  TEXT
) {strict};
