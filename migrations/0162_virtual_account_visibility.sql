-- Who of the account's members finds a Virtual Account: those with a role that reaches it, or all of them. What is in it
-- is never shown by that.
ALTER TABLE virtual_accounts ADD COLUMN visibility TEXT NOT NULL DEFAULT 'restricted' CHECK (visibility IN ('unrestricted', 'restricted'));
CREATE INDEX virtual_accounts_unrestricted ON virtual_accounts (smart_account_id, name_folded, id) WHERE visibility = 'unrestricted';
