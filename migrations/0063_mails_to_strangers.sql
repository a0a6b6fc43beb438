-- How many mails somebody had sent on one day (UTC) to people outside their own company: by mailbox, and by mail domain.
CREATE TABLE mails_to_strangers (
    sender TEXT NOT NULL,
    day    {time} NOT NULL,
    mails  {id} NOT NULL,
    PRIMARY KEY (sender, day)
) {clustered};
CREATE INDEX mails_to_strangers_by_day ON mails_to_strangers (day);
