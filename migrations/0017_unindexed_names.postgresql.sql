-- Whose name is not in SQLite's search index yet. PostgreSQL's index keeps such a list itself (docs/decisions/0007): here
-- the column only makes the tables the same, so that one can be copied into the other.
ALTER TABLE smart_accounts ADD COLUMN unindexed {id};
