-- Organizers and judges, their one-time links and sessions; contestants need no account.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('judge', 'organizer')),
  password_hash TEXT,
  disabled_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE account_links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP
);
CREATE INDEX account_links_account ON account_links (account_id);

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP
);
CREATE INDEX sessions_account ON sessions (account_id);

-- Rate limits: how often somebody did something in a span of time.
CREATE TABLE throttles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bucket TEXT NOT NULL,
  span_begins TIMESTAMP NOT NULL,
  hits INTEGER NOT NULL,
  UNIQUE (bucket, span_begins)
);
CREATE INDEX throttles_span ON throttles (span_begins);

-- The records: what was done, and by whom. Rows are only added.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TIMESTAMP NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject);
