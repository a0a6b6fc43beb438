-- The words of the names that anybody may find, under what is left of each without one or two of its letters: a word with
-- a typing error has such a rest in common with the one that was meant. Under no rest at all stands every word itself.
CREATE TABLE close_words (
    rest TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (rest, word)
) {clustered};

-- Whose words are not among them yet: 1 when new or named anew, NULL once they are. A job writes them.
ALTER TABLE smart_accounts ADD COLUMN unlisted {id} DEFAULT 1;
CREATE INDEX smart_accounts_unlisted ON smart_accounts (id) WHERE unlisted = 1 AND visibility = 'unrestricted';
