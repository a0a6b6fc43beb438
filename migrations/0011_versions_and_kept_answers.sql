-- Counts the changes of an account's properties, so that a change made from an old view of it can be told (If-Match).
ALTER TABLE smart_accounts ADD COLUMN version {id} NOT NULL DEFAULT 1;

-- A POST that was carried out under an Idempotency-Key, in the unit of its act; the answer is added when it is known. The
-- scope says whose key it is and for what, the fingerprint what the body was, both as MACs: neither can be read from here.
CREATE TABLE kept_answers (
    scope       {bytes} NOT NULL PRIMARY KEY,
    fingerprint {bytes} NOT NULL,
    made_id     {id},
    status      {id},
    headers     TEXT,
    body        TEXT,
    created_at  {time} NOT NULL
) {strict};
CREATE INDEX kept_answers_by_age ON kept_answers (created_at);
