-- Mailboxes from which messages are fetched: which copy of the program does so until when, and how the last tries went.
CREATE TABLE mailboxes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  -- hash of user, password and server: a refusal says nothing about another password
  account_mark TEXT NOT NULL,
  holder TEXT,
  held_until TIMESTAMP,
  refusals INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  free_at TIMESTAMP,
  last_error TEXT,
  last_try TIMESTAMP,
  last_contact TIMESTAMP
);

-- Messages that were seen in a mailbox, by their number there and the hash of their bytes.
CREATE TABLE sightings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes (id),
  folder TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  UNIQUE (mailbox_id, folder, uid_validity, uid)
);
CREATE INDEX sightings_sha256 ON sightings (sha256);
