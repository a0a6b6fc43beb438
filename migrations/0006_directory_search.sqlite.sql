-- Any part of a name, by trigrams of its folded form. `detail=none` keeps the index small; LIKE does the rest.
CREATE VIRTUAL TABLE account_names USING fts5 (
    name_folded, content='smart_accounts', content_rowid='id', tokenize='trigram', detail=none
);
CREATE TRIGGER account_names_added AFTER INSERT ON smart_accounts BEGIN
    INSERT INTO account_names (rowid, name_folded) VALUES (new.id, new.name_folded);
END;
CREATE TRIGGER account_names_changed AFTER UPDATE OF name_folded ON smart_accounts BEGIN
    INSERT INTO account_names (account_names, rowid, name_folded) VALUES ('delete', old.id, old.name_folded);
    INSERT INTO account_names (rowid, name_folded) VALUES (new.id, new.name_folded);
END;
