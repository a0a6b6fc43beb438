-- Who sees the names and addresses of an account's administrators in the directory: whoever finds the account, people with
-- an address of its company, or its members.
ALTER TABLE smart_accounts ADD COLUMN contacts_for TEXT NOT NULL DEFAULT 'everybody' CHECK (contacts_for IN ('everybody', 'company', 'members'));
