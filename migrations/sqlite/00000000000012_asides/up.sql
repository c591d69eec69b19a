-- Holds on entries whose link does not play, put by a person or by the daily link check (without an account), with a date
-- for the repair. A row is added when a hold begins, and updated once, when it ends. (Migration 18 renames aside to hold.)
CREATE TABLE asides (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  account_id INTEGER REFERENCES accounts (id),
  note TEXT NOT NULL,
  put_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  settled_at TIMESTAMP,
  settled_by INTEGER REFERENCES accounts (id),
  outcome TEXT CHECK (outcome IN ('mended', 'plays', 'given_up', 'left')),
  settle_note TEXT,
  round_id INTEGER REFERENCES rounds (id)
);
CREATE UNIQUE INDEX asides_open ON asides (entry_id) WHERE settled_at IS NULL;
CREATE INDEX asides_entry ON asides (entry_id);

-- Links that contestants gave for an entry on hold and that lead to another video, or may. A person decides.
CREATE TABLE aside_offers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  aside_id INTEGER NOT NULL REFERENCES asides (id),
  link TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);
CREATE INDEX aside_offers_aside ON aside_offers (aside_id);

-- Since when an entry's page has been gone, and when it is checked next. Only the job uses these rows; no result depends
-- on them.
CREATE TABLE looks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  link TEXT NOT NULL,
  gone_at TIMESTAMP,
  due_at TIMESTAMP NOT NULL
);
CREATE INDEX looks_due ON looks (due_at);
