-- Sessions know when and where they were used, and when their owner last gave the password.
-- The table is made anew, since a column that must not be empty cannot be added with another column's value.
CREATE TABLE new_sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP,
  used_at TIMESTAMP NOT NULL,
  device TEXT NOT NULL,
  address TEXT NOT NULL,
  confirmed_at TIMESTAMP
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_sessions', seq FROM sqlite_sequence WHERE name = 'sessions';
INSERT INTO new_sessions (id, token_hash, account_id, created_at, expires_at, revoked_at, used_at, device, address)
  SELECT id, token_hash, account_id, created_at, expires_at, revoked_at, created_at, '', '' FROM sessions;
DROP TABLE sessions;
ALTER TABLE new_sessions RENAME TO sessions;
CREATE INDEX sessions_account ON sessions (account_id);
