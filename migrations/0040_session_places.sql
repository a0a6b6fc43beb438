-- From where and with what a session was opened, in coarse terms: so that people can tell their own sessions from others'.
-- Empty for those opened before.
ALTER TABLE sessions ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT '';
