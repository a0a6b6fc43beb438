-- Whose name is not in the search index yet: 1 when new, NULL once it is. A job writes the index in large batches, so that
-- nobody who files a request waits for it; a search reads the index and these. Everybody was in it before.
ALTER TABLE smart_accounts ADD COLUMN unindexed {id} DEFAULT 1;
DROP TRIGGER account_names_added;
DROP TRIGGER account_names_changed;
UPDATE smart_accounts SET unindexed = NULL;
CREATE INDEX smart_accounts_unindexed ON smart_accounts (unindexed) WHERE unindexed = 1;

-- A name is in the index just when its row says so, whoever writes the row: the job that takes the mark away, an act that
-- changes the name, a copy that brings rows with and without the mark.
CREATE TRIGGER account_names_added AFTER INSERT ON smart_accounts WHEN new.unindexed IS NULL BEGIN
    INSERT INTO account_names (rowid, name_folded) VALUES (new.id, new.name_folded);
END;
CREATE TRIGGER account_names_changed AFTER UPDATE OF name_folded, unindexed ON smart_accounts
WHEN old.unindexed IS NOT new.unindexed OR old.name_folded <> new.name_folded BEGIN
    INSERT INTO account_names (account_names, rowid, name_folded)
        SELECT 'delete', old.id, old.name_folded WHERE old.unindexed IS NULL;
    INSERT INTO account_names (rowid, name_folded) SELECT new.id, new.name_folded WHERE new.unindexed IS NULL;
END;
