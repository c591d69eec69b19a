-- Tallies and decisions; a new version is a new row.
CREATE TABLE tie_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  codes TEXT NOT NULL,
  reason TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
CREATE INDEX tie_decisions_round ON tie_decisions (round_id);

CREATE TABLE award_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  version INTEGER NOT NULL,
  bundle TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  at TIMESTAMP NOT NULL,
  UNIQUE (round_id, version)
);

CREATE TABLE awards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL REFERENCES award_decisions (id),
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  tier TEXT NOT NULL,
  place INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  UNIQUE (decision_id, entry_id)
);
CREATE INDEX awards_round ON awards (round_id);
CREATE INDEX awards_entry ON awards (entry_id);

CREATE TABLE vacancies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL REFERENCES award_decisions (id),
  tier TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  reason TEXT NOT NULL,
  UNIQUE (decision_id, tier, reason)
);

-- The entries that advance to the next kind of round, by the same decision.
CREATE TABLE advances (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL REFERENCES award_decisions (id),
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  rank INTEGER NOT NULL,
  UNIQUE (decision_id, entry_id)
);
