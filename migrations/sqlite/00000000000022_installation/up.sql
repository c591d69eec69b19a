-- One row: the mark of the secret key from which tokens are derived, and when a copy of the program last proved that it
-- can write.
CREATE TABLE installation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key_mark TEXT NOT NULL,
  ready_at TIMESTAMP NOT NULL
);
