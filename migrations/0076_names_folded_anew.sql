-- Names are folded in another way (accounts/account_name.h) than before. SQL cannot do it, so a job of the program folds
-- those that are there; the index has them alone, and is empty for good once it is done.
ALTER TABLE smart_accounts ADD COLUMN fold_version {id} NOT NULL DEFAULT 1;
CREATE INDEX smart_accounts_folded_before ON smart_accounts (id) WHERE fold_version < 2;
