-- Entries, the keys by which the same video is recognised, and everything that was done to each entry.
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  way TEXT NOT NULL CHECK (way IN ('platform', 'mail')),
  platform TEXT CHECK (platform IN ('douyin', 'kuaishou', 'weixin', 'weibo', 'bilibili', 'xiaohongshu', 'jindouyun')),
  kind TEXT CHECK (kind IN ('video', 'note', 'image', 'short_link', 'profile', 'live', 'other')),
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
  lang TEXT NOT NULL CHECK (lang IN ('zh-CN', 'en')),
  published_at TIMESTAMP,
  submitted_at TIMESTAMP NOT NULL,
  own_round_id INTEGER REFERENCES rounds (id),
  round_id INTEGER REFERENCES rounds (id),
  state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'returned', 'rejected', 'withdrawn')),
  needs_look BOOLEAN NOT NULL,
  receipt_key TEXT NOT NULL UNIQUE,
  token_hash TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL
);
CREATE INDEX entries_state ON entries (state, id);
CREATE INDEX entries_platform ON entries (platform, state, id);
CREATE INDEX entries_round ON entries (round_id, state, id);
CREATE INDEX entries_author ON entries (author_key);

-- A key belongs to one entry at a time; it becomes free when the entry is rejected or withdrawn.
CREATE TABLE entry_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  key TEXT NOT NULL,
  released_at TIMESTAMP
);
CREATE UNIQUE INDEX entry_keys_held ON entry_keys (key) WHERE released_at IS NULL;
CREATE INDEX entry_keys_entry ON entry_keys (entry_id);

CREATE TABLE entry_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  step TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'returned', 'rejected', 'withdrawn')),
  reason TEXT,
  note TEXT NOT NULL,
  account_id INTEGER REFERENCES accounts (id),
  at TIMESTAMP NOT NULL
);
CREATE INDEX entry_steps_entry ON entry_steps (entry_id);

CREATE TABLE entry_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  run INTEGER NOT NULL,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'unknown')),
  evidence TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  UNIQUE (entry_id, run, rule)
);

-- The details of an entry before each change, as JSON.
CREATE TABLE entry_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES entries (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  UNIQUE (entry_id, version)
);
