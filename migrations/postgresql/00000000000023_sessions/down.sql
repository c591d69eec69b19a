-- a session that waits for a second step is none to the version before
UPDATE sessions SET revoked_at = created_at WHERE revoked_at IS NULL AND waits_for IS NOT NULL;
ALTER TABLE sessions DROP COLUMN waits_for;
ALTER TABLE sessions DROP COLUMN confirmed_at;
ALTER TABLE sessions DROP COLUMN address;
ALTER TABLE sessions DROP COLUMN device;
ALTER TABLE sessions DROP COLUMN used_at;
