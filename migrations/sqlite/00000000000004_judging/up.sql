-- A round's pool and shortlist, its judges, what they were assigned, and the points they gave.
CREATE TABLE candidates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  source_round_id INTEGER REFERENCES rounds (id),
  source_rank INTEGER,
  vote BOOLEAN,
  shortlisted BOOLEAN NOT NULL,
  UNIQUE (round_id, entry_id)
);
CREATE INDEX candidates_entry ON candidates (entry_id);

CREATE TABLE screening_votes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  yes BOOLEAN NOT NULL,
  at TIMESTAMP NOT NULL
);
CREATE INDEX screening_votes_entry ON screening_votes (round_id, entry_id);

CREATE TABLE panelists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  number INTEGER NOT NULL,
  chief BOOLEAN NOT NULL,
  added_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  released_at TIMESTAMP,
  release_reason TEXT,
  UNIQUE (round_id, account_id)
);

CREATE TABLE assignments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  position INTEGER NOT NULL,
  given INTEGER NOT NULL,
  recused_at TIMESTAMP,
  recuse_reason TEXT,
  released_at TIMESTAMP,
  UNIQUE (round_id, entry_id, account_id)
);
CREATE INDEX assignments_queue ON assignments (account_id, round_id, position);

-- Points in halves; the highest version of a criterion counts, older ones stay.
CREATE TABLE scores (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  assignment_id INTEGER NOT NULL REFERENCES assignments (id),
  criterion TEXT NOT NULL,
  version INTEGER NOT NULL,
  half_points INTEGER NOT NULL CHECK (half_points >= 0),
  at TIMESTAMP NOT NULL,
  UNIQUE (assignment_id, criterion, version)
);
