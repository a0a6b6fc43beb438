-- From version 3 of the hash on whoever did it enters it blinded, so that a receipt can prove an event without saying who.
ALTER TABLE events ADD COLUMN blind {bytes};

-- Every text that was ever accepted, by the SHA-256 of its octets in hex, so that a receipt can show it when another is in
-- force.
CREATE TABLE agreement_texts (
    sha256   TEXT NOT NULL PRIMARY KEY,
    text     TEXT NOT NULL,
    saved_at {time} NOT NULL
) {strict};
