-- The contest: each definition under which it was run, and its rounds.
CREATE TABLE definitions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  toml TEXT NOT NULL,
  recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  stage TEXT NOT NULL CHECK (stage IN ('eligibility', 'screening', 'jury', 'settling', 'publicity', 'final')),
  seed TEXT,
  published_at TIMESTAMP,
  publicity_ends_at TIMESTAMP
);

CREATE TABLE round_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  stage TEXT NOT NULL CHECK (stage IN ('eligibility', 'screening', 'jury', 'settling', 'publicity', 'final')),
  account_id INTEGER REFERENCES accounts (id),
  note TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);
CREATE INDEX round_steps_round ON round_steps (round_id);
