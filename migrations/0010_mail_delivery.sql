-- Why a mail is where it is, when that is ours to say: a word that each reader gets in their own language. `detail` keeps
-- what a mail server answered.
ALTER TABLE mails ADD COLUMN reason TEXT;

-- When a mail to somebody who did not ask for it counts against what one recipient gets in a day, whoever sends: when it
-- was owed, or when it was let go if it had to be held. Empty for mails that do not count.
ALTER TABLE mails ADD COLUMN counts_at {time};
CREATE INDEX mails_that_count ON mails (recipient, counts_at) WHERE counts_at IS NOT NULL;
