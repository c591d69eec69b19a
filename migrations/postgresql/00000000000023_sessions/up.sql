-- Sessions know when and where they were used, and when their owner last gave the password.
ALTER TABLE sessions ADD COLUMN used_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN device TEXT;
ALTER TABLE sessions ADD COLUMN address TEXT;
ALTER TABLE sessions ADD COLUMN confirmed_at TIMESTAMP;
UPDATE sessions SET used_at = created_at, device = '', address = '';
ALTER TABLE sessions ALTER COLUMN used_at SET NOT NULL;
ALTER TABLE sessions ALTER COLUMN device SET NOT NULL;
ALTER TABLE sessions ALTER COLUMN address SET NOT NULL;
