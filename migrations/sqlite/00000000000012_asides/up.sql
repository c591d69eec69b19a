-- Works whose link does not play: put aside by a person or by the daily look (no account), with a date to mend it by.
-- A row is added when a work is put aside and touched once more, when that ends.
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

-- Links that contestants gave for a work that is aside and that lead to another video, or may: for a person to decide.
CREATE TABLE aside_offers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  aside_id INTEGER NOT NULL REFERENCES asides (id),
  link TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);
CREATE INDEX aside_offers_aside ON aside_offers (aside_id);

-- Since when a work's page has been gone, and when it is looked at next: what the job remembers, not what counts.
CREATE TABLE looks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  link TEXT NOT NULL,
  gone_at TIMESTAMP,
  due_at TIMESTAMP NOT NULL
);
CREATE INDEX looks_due ON looks (due_at);
