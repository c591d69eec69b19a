-- Messages that came in, their files and links, what was done with each message, and the entries that the contest's own
-- accounts published.

-- A file is stored once, under the hash of its bytes. Its kind was found in its bytes, not in its name.
CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BIGINT NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('video', 'audio', 'image', 'archive', 'document', 'other')),
  duration_ms BIGINT,
  width INTEGER,
  height INTEGER,
  codecs TEXT,
  problem TEXT,
  listing TEXT,
  kept_at TIMESTAMP NOT NULL
);

-- A message counts once, by the hash of its raw bytes. The details read from it are JSON, each value with its source.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  message_id TEXT,
  from_address TEXT NOT NULL,
  from_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
  dated_at TIMESTAMP,
  received_at TIMESTAMP NOT NULL,
  received_by TEXT NOT NULL CHECK (received_by IN ('server', 'header', 'date', 'import')),
  imported_at TIMESTAMP NOT NULL,
  bytes BIGINT NOT NULL,
  text TEXT NOT NULL,
  said TEXT NOT NULL,
  problems TEXT NOT NULL,
  automatic BOOLEAN NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('entry', 'waiting', 'set_aside')),
  reasons TEXT NOT NULL,
  entry_id INTEGER REFERENCES entries (id),
  answers_message INTEGER REFERENCES messages (id),
  answers_entry INTEGER REFERENCES entries (id),
  CHECK ((state = 'entry') = (entry_id IS NOT NULL))
);
CREATE INDEX messages_state ON messages (state, id);
CREATE INDEX messages_message_id ON messages (message_id);
CREATE INDEX messages_entry ON messages (entry_id);
CREATE INDEX messages_sender ON messages (from_address, id);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  position INTEGER NOT NULL,
  container INTEGER,
  name TEXT NOT NULL,
  claimed_type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  video BOOLEAN NOT NULL,
  incomplete BOOLEAN NOT NULL,
  damaged BOOLEAN NOT NULL,
  media_id INTEGER REFERENCES media (id),
  UNIQUE (message_id, position)
);
CREATE INDEX attachments_media ON attachments (media_id);

CREATE TABLE cloud_links (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  position INTEGER NOT NULL,
  service TEXT NOT NULL,
  url TEXT NOT NULL,
  name TEXT,
  size TEXT,
  expires TEXT,
  code TEXT,
  UNIQUE (message_id, position)
);

-- What was done with a message: a row for each time.
CREATE TABLE message_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id INTEGER NOT NULL REFERENCES messages (id),
  step TEXT NOT NULL CHECK (step IN ('arrive', 'make_entry', 'join', 'set_aside', 'take_back', 'ask')),
  entry_id INTEGER REFERENCES entries (id),
  note TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
CREATE INDEX message_steps_message ON message_steps (message_id);

-- 遴选: where and when the contest's own account published an entry that came by e-mail.
CREATE TABLE official_posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  platform TEXT NOT NULL CHECK (platform IN ('douyin', 'kuaishou', 'weixin', 'weibo', 'bilibili', 'xiaohongshu', 'jindouyun')),
  link TEXT NOT NULL,
  published_at TIMESTAMP NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);

-- The message that a letter is about, so that a reply to the letter is joined to that message.
ALTER TABLE letters ADD COLUMN in_reply_to TEXT;
ALTER TABLE letters ADD COLUMN about_message INTEGER REFERENCES messages (id);
CREATE INDEX letters_about_message ON letters (about_message);
