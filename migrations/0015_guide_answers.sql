-- What people said to "Was this helpful?" under a guide. The newest of each is the one that counts.
CREATE TABLE guide_answers (
    id          {id} NOT NULL PRIMARY KEY,
    guide       TEXT NOT NULL,
    user_id     {id} NOT NULL REFERENCES users (id),
    helpful     {id} NOT NULL CHECK (helpful IN (0, 1)),
    comment     TEXT,
    language    TEXT NOT NULL,
    answered_at {time} NOT NULL,
    UNIQUE (user_id, guide)
) {strict};
CREATE INDEX guide_answers_of_guide ON guide_answers (guide, helpful);
