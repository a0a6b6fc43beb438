-- When somebody signed in last: an account's health tells of members that no longer do. From before it is known as far
-- as sessions are kept.
ALTER TABLE users ADD COLUMN last_sign_in_at {time};
UPDATE users SET last_sign_in_at = (SELECT max(created_at) FROM sessions WHERE sessions.user_id = users.id);

CREATE INDEX members_admins ON members (smart_account_id, user_id) WHERE role = 'admin' AND virtual_account_id IS NULL;
CREATE INDEX members_admins_of_user ON members (user_id, smart_account_id)
    WHERE role = 'admin' AND virtual_account_id IS NULL;
CREATE INDEX mails_bounced_of_subject ON mails (subject_id, subject_kind, id) WHERE state = 'bounced' AND subject_id IS NOT NULL;
CREATE INDEX invitations_accepted ON invitations (smart_account_id, mailbox) WHERE state = 'accepted';

-- What the daily look found in an account, and since when it is so. Whom it concerns is looked up when somebody reads it.
CREATE TABLE health_findings (
    smart_account_id {id} NOT NULL REFERENCES smart_accounts (id),
    kind             TEXT NOT NULL,
    since            {time} NOT NULL,
    PRIMARY KEY (smart_account_id, kind)
) {clustered};

-- How far the round of a day has come through the accounts; one row, `number` 1.
CREATE TABLE health_rounds (
    number   {id} NOT NULL PRIMARY KEY,
    began_at {time} NOT NULL,
    after_id {id} NOT NULL,
    ended_at {time}
) {strict};

-- Who gets the weekly digest of their accounts, when the next one is due, and who wants none.
CREATE TABLE health_digests (
    user_id    {id} NOT NULL PRIMARY KEY REFERENCES users (id),
    due_at     {time} NOT NULL,
    sent_at    {time},
    stopped_at {time}
) {strict};
CREATE INDEX health_digests_due ON health_digests (due_at) WHERE stopped_at IS NULL;
