-- What readers may take a claimed identifier for (accounts/look_alike.h): the same for all that look alike. SQL cannot make
-- it, so a job of the program fills it for the claims that are there, and again when the data it goes by has a new version.
ALTER TABLE identifier_claims ADD COLUMN look TEXT NOT NULL DEFAULT '';
ALTER TABLE identifier_claims ADD COLUMN look_version {id} NOT NULL DEFAULT 0;
CREATE INDEX identifier_claims_by_look ON identifier_claims (look);
CREATE INDEX identifier_claims_by_look_version ON identifier_claims (look_version);

-- The claimed identifier that a request's may be taken for, as it was when the request was filed.
ALTER TABLE account_requests ADD COLUMN look_alike_of TEXT;
