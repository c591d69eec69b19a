-- Pairs: two entries that may be one. Each pair is found once and decided once.
CREATE TABLE pairs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_a INTEGER NOT NULL REFERENCES entries (id),
  entry_b INTEGER NOT NULL REFERENCES entries (id),
  why TEXT NOT NULL CHECK (why IN ('same_author_title', 'short_code', 'mail_and_platform', 'same_video')),
  found_at TIMESTAMP NOT NULL,
  decided_at TIMESTAMP,
  decision TEXT CHECK (decision IN ('same', 'different')),
  account_id INTEGER REFERENCES accounts (id),
  note TEXT,
  UNIQUE (entry_a, entry_b),
  CHECK (entry_a < entry_b)
);
CREATE INDEX pairs_open ON pairs (id) WHERE decided_at IS NULL;
CREATE INDEX pairs_entry_b ON pairs (entry_b);

-- Lists of posts that organizers uploaded. A list is stored until it is imported; the report has the outcome of each row.
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  content BLOB,
  report TEXT NOT NULL,
  made_at TIMESTAMP NOT NULL,
  done_at TIMESTAMP
);
