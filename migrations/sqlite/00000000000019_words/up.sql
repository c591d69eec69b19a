-- A set of words is checked where it is read, not by its table: a new platform, language or stage needs no migration.
-- Checks of numbers and of several columns stay. SQLite cannot drop a check, so each table is made anew.

CREATE TABLE new_accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT,
  disabled_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_accounts', seq FROM sqlite_sequence WHERE name = 'accounts';
INSERT INTO new_accounts (id, email, name, role, password_hash, disabled_at, created_at)
  SELECT id, email, name, role, password_hash, disabled_at, created_at FROM accounts;
DROP TABLE accounts;
ALTER TABLE new_accounts RENAME TO accounts;

CREATE TABLE new_rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  stage TEXT NOT NULL,
  seed TEXT,
  published_at TIMESTAMP,
  publicity_ends_at TIMESTAMP
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_rounds', seq FROM sqlite_sequence WHERE name = 'rounds';
INSERT INTO new_rounds (id, key, stage, seed, published_at, publicity_ends_at)
  SELECT id, key, stage, seed, published_at, publicity_ends_at FROM rounds;
DROP TABLE rounds;
ALTER TABLE new_rounds RENAME TO rounds;

CREATE TABLE new_round_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  stage TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  note TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_round_steps', seq FROM sqlite_sequence WHERE name = 'round_steps';
INSERT INTO new_round_steps (id, round_id, stage, account_id, note, at)
  SELECT id, round_id, stage, account_id, note, at FROM round_steps;
DROP TABLE round_steps;
ALTER TABLE new_round_steps RENAME TO round_steps;
CREATE INDEX round_steps_round ON round_steps (round_id);

CREATE TABLE new_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  platform TEXT,
  kind TEXT,
  canonical_id TEXT,
  link TEXT,
  pasted_link TEXT,
  share_text TEXT NOT NULL,
  description TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  author_key TEXT NOT NULL,
  contact TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT,
  account TEXT,
  lang TEXT NOT NULL,
  published_at TIMESTAMP,
  submitted_at TIMESTAMP NOT NULL,
  own_round_id INTEGER REFERENCES rounds (id),
  round_id INTEGER REFERENCES rounds (id),
  state TEXT NOT NULL,
  needs_look BOOLEAN NOT NULL,
  receipt_key TEXT NOT NULL UNIQUE,
  token_hash TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  short_code TEXT
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_entries', seq FROM sqlite_sequence WHERE name = 'entries';
INSERT INTO new_entries (id, code, channel, platform, kind, canonical_id, link, pasted_link, share_text, description,
  title, author, author_key, contact, phone, email, account, lang, published_at, submitted_at, own_round_id, round_id,
  state, needs_look, receipt_key, token_hash, version, short_code)
  SELECT id, code, channel, platform, kind, canonical_id, link, pasted_link, share_text, description, title, author,
    author_key, contact, phone, email, account, lang, published_at, submitted_at, own_round_id, round_id, state,
    needs_look, receipt_key, token_hash, version, short_code FROM entries;
DROP TABLE entries;
ALTER TABLE new_entries RENAME TO entries;
CREATE INDEX entries_state ON entries (state, id);
CREATE INDEX entries_platform ON entries (platform, state, id);
CREATE INDEX entries_round ON entries (round_id, state, id);
CREATE INDEX entries_short_code ON entries (short_code, state, id) WHERE short_code IS NOT NULL;
CREATE INDEX entries_author ON entries (author_key, state, id);
CREATE INDEX entries_email ON entries (email, id);
CREATE INDEX entries_own_round ON entries (own_round_id, state, id);

CREATE TABLE new_entry_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  step TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  note TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_entry_steps', seq FROM sqlite_sequence WHERE name = 'entry_steps';
INSERT INTO new_entry_steps (id, entry_id, step, state, reason, note, account_id, at)
  SELECT id, entry_id, step, state, reason, note, account_id, at FROM entry_steps;
DROP TABLE entry_steps;
ALTER TABLE new_entry_steps RENAME TO entry_steps;
CREATE INDEX entry_steps_entry ON entry_steps (entry_id);

CREATE TABLE new_entry_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  run INTEGER NOT NULL,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  evidence TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  UNIQUE (entry_id, run, rule)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_entry_checks', seq FROM sqlite_sequence WHERE name = 'entry_checks';
INSERT INTO new_entry_checks (id, entry_id, run, rule, verdict, evidence, at)
  SELECT id, entry_id, run, rule, verdict, evidence, at FROM entry_checks;
DROP TABLE entry_checks;
ALTER TABLE new_entry_checks RENAME TO entry_checks;

CREATE TABLE new_letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  lang TEXT NOT NULL,
  to_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  entry_id INTEGER REFERENCES entries (id),
  message_id TEXT NOT NULL UNIQUE,
  created_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  attempts INTEGER NOT NULL,
  sent_at TIMESTAMP,
  gave_up_at TIMESTAMP,
  last_error TEXT,
  in_reply_to TEXT,
  about_message INTEGER REFERENCES messages (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_letters', seq FROM sqlite_sequence WHERE name = 'letters';
INSERT INTO new_letters (id, kind, lang, to_address, subject, body_text, body_html, entry_id, message_id, created_at,
  due_at, attempts, sent_at, gave_up_at, last_error, in_reply_to, about_message)
  SELECT id, kind, lang, to_address, subject, body_text, body_html, entry_id, message_id, created_at, due_at,
    attempts, sent_at, gave_up_at, last_error, in_reply_to, about_message FROM letters;
DROP TABLE letters;
ALTER TABLE new_letters RENAME TO letters;
CREATE INDEX letters_due ON letters (due_at) WHERE sent_at IS NULL AND gave_up_at IS NULL;
CREATE INDEX letters_entry ON letters (entry_id);
CREATE INDEX letters_about_message ON letters (about_message);

CREATE TABLE new_pairs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_a INTEGER NOT NULL REFERENCES entries (id),
  entry_b INTEGER NOT NULL REFERENCES entries (id),
  why TEXT NOT NULL,
  found_at TIMESTAMP NOT NULL,
  decided_at TIMESTAMP,
  decision TEXT,
  account_id INTEGER REFERENCES accounts (id),
  note TEXT,
  UNIQUE (entry_a, entry_b),
  CHECK (entry_a < entry_b)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_pairs', seq FROM sqlite_sequence WHERE name = 'pairs';
INSERT INTO new_pairs (id, entry_a, entry_b, why, found_at, decided_at, decision, account_id, note)
  SELECT id, entry_a, entry_b, why, found_at, decided_at, decision, account_id, note FROM pairs;
DROP TABLE pairs;
ALTER TABLE new_pairs RENAME TO pairs;
CREATE INDEX pairs_open ON pairs (id) WHERE decided_at IS NULL;
CREATE INDEX pairs_entry_b ON pairs (entry_b);

CREATE TABLE new_lookups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  link TEXT NOT NULL,
  tries INTEGER NOT NULL,
  tried_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP,
  outcome TEXT
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_lookups', seq FROM sqlite_sequence WHERE name = 'lookups';
INSERT INTO new_lookups (id, entry_id, link, tries, tried_at, due_at, outcome)
  SELECT id, entry_id, link, tries, tried_at, due_at, outcome FROM lookups;
DROP TABLE lookups;
ALTER TABLE new_lookups RENAME TO lookups;
CREATE INDEX lookups_due ON lookups (due_at);

CREATE TABLE new_holds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  account_id INTEGER REFERENCES accounts (id),
  note TEXT NOT NULL,
  held_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  resolved_at TIMESTAMP,
  resolved_by INTEGER REFERENCES accounts (id),
  outcome TEXT,
  resolve_note TEXT,
  round_id INTEGER REFERENCES rounds (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_holds', seq FROM sqlite_sequence WHERE name = 'holds';
INSERT INTO new_holds (id, entry_id, account_id, note, held_at, due_at, resolved_at, resolved_by, outcome,
  resolve_note, round_id)
  SELECT id, entry_id, account_id, note, held_at, due_at, resolved_at, resolved_by, outcome, resolve_note,
    round_id FROM holds;
DROP TABLE holds;
ALTER TABLE new_holds RENAME TO holds;
CREATE UNIQUE INDEX holds_open ON holds (entry_id) WHERE resolved_at IS NULL;
CREATE INDEX holds_entry ON holds (entry_id);
CREATE INDEX holds_round ON holds (round_id) WHERE round_id IS NOT NULL;

CREATE TABLE new_media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BIGINT NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL,
  what TEXT NOT NULL,
  duration_ms BIGINT,
  width INTEGER,
  height INTEGER,
  codecs TEXT,
  problem TEXT,
  listing TEXT,
  kept_at TIMESTAMP NOT NULL,
  extension TEXT NOT NULL DEFAULT ''
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_media', seq FROM sqlite_sequence WHERE name = 'media';
INSERT INTO new_media (id, sha256, bytes, media_type, what, duration_ms, width, height, codecs, problem, listing,
  kept_at, extension)
  SELECT id, sha256, bytes, media_type, what, duration_ms, width, height, codecs, problem, listing, kept_at,
    extension FROM media;
DROP TABLE media;
ALTER TABLE new_media RENAME TO media;

CREATE TABLE new_messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  message_id TEXT,
  from_address TEXT NOT NULL,
  from_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  lang TEXT NOT NULL,
  dated_at TIMESTAMP,
  received_at TIMESTAMP NOT NULL,
  received_by TEXT NOT NULL,
  imported_at TIMESTAMP NOT NULL,
  bytes BIGINT NOT NULL,
  text TEXT NOT NULL,
  said TEXT NOT NULL,
  problems TEXT NOT NULL,
  automatic BOOLEAN NOT NULL,
  state TEXT NOT NULL,
  reasons TEXT NOT NULL,
  entry_id INTEGER REFERENCES entries (id),
  answers_message INTEGER REFERENCES messages (id),
  answers_entry INTEGER REFERENCES entries (id),
  CHECK ((state = 'entry') = (entry_id IS NOT NULL))
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_messages', seq FROM sqlite_sequence WHERE name = 'messages';
INSERT INTO new_messages (id, sha256, source, message_id, from_address, from_name, subject, lang, dated_at,
  received_at, received_by, imported_at, bytes, text, said, problems, automatic, state, reasons, entry_id,
  answers_message, answers_entry)
  SELECT id, sha256, source, message_id, from_address, from_name, subject, lang, dated_at, received_at, received_by,
    imported_at, bytes, text, said, problems, automatic, state, reasons, entry_id, answers_message,
    answers_entry FROM messages;
DROP TABLE messages;
ALTER TABLE new_messages RENAME TO messages;
CREATE INDEX messages_state ON messages (state, id);
CREATE INDEX messages_message_id ON messages (message_id);
CREATE INDEX messages_entry ON messages (entry_id);
CREATE INDEX messages_sender ON messages (from_address, id);

CREATE TABLE new_message_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  step TEXT NOT NULL,
  entry_id INTEGER REFERENCES entries (id),
  note TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_message_steps', seq FROM sqlite_sequence WHERE name = 'message_steps';
INSERT INTO new_message_steps (id, message_id, step, entry_id, note, account_id, at)
  SELECT id, message_id, step, entry_id, note, account_id, at FROM message_steps;
DROP TABLE message_steps;
ALTER TABLE new_message_steps RENAME TO message_steps;
CREATE INDEX message_steps_message ON message_steps (message_id);

CREATE TABLE new_official_posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  platform TEXT NOT NULL,
  link TEXT NOT NULL,
  published_at TIMESTAMP NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_official_posts', seq FROM sqlite_sequence WHERE name = 'official_posts';
INSERT INTO new_official_posts (id, entry_id, platform, link, published_at, account_id, at)
  SELECT id, entry_id, platform, link, published_at, account_id, at FROM official_posts;
DROP TABLE official_posts;
ALTER TABLE new_official_posts RENAME TO official_posts;
