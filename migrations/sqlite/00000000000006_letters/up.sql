-- The outbox: letters are written here in the transaction that causes them, and sent by a job.
CREATE TABLE letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
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
  last_error TEXT
);
CREATE INDEX letters_due ON letters (due_at) WHERE sent_at IS NULL AND gave_up_at IS NULL;
CREATE INDEX letters_entry ON letters (entry_id);
