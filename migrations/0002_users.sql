-- A person. One that was only named in a request (a user listed for an account) has no password and is not verified.
CREATE TABLE users (
    id            {id} NOT NULL PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    language      TEXT NOT NULL,
    password_hash TEXT,
    verified_at   {time},
    staff_role    TEXT CHECK (staff_role IN ('administrator', 'reviewer')),
    created_at    {time} NOT NULL
) {strict};

-- What somebody typed at sign-up, until the address is proven. Never a user before that: a stranger's sign-up with my
-- address takes nothing from me.
CREATE TABLE sign_ups (
    id            {id} NOT NULL PRIMARY KEY,
    email         TEXT NOT NULL,
    name          TEXT NOT NULL,
    language      TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    cookie_digest {bytes} NOT NULL,
    created_at    {time} NOT NULL,
    used_at       {time}
) {strict};
CREATE INDEX sign_ups_by_email ON sign_ups (email, id);

CREATE TABLE sessions (
    id         {id} NOT NULL PRIMARY KEY,
    digest     {bytes} NOT NULL UNIQUE,
    user_id    {id} NOT NULL REFERENCES users (id),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL
) {strict};
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- Links that act for one user: a new password, the first sign-in of an administrator. The link's secret is not here.
CREATE TABLE user_links (
    id         {id} NOT NULL PRIMARY KEY,
    user_id    {id} NOT NULL REFERENCES users (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('password_reset', 'sign_in')),
    created_at {time} NOT NULL,
    used_at    {time}
) {strict};
CREATE INDEX user_links_of_user ON user_links (user_id, purpose);
