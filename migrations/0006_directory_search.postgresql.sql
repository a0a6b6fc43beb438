-- Any part of a name, by trigrams of its folded form. The extension is a trusted one: whoever may create in the database
-- may create it, unless somebody has done so already.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX smart_accounts_by_trigrams ON smart_accounts USING gin (name_folded gin_trgm_ops);
