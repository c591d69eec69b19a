-- Short links that were followed, and when each may be requested again. Only the job uses these rows; no result depends
-- on them.
CREATE TABLE lookups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
  link TEXT NOT NULL,
  tries INTEGER NOT NULL,
  tried_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP,
  outcome TEXT CHECK (outcome IN ('page', 'elsewhere', 'nowhere', 'too_far', 'not_now'))
);
CREATE INDEX lookups_due ON lookups (due_at);

-- Hosts of short links: how often each refused the program, and until when it is not asked.
CREATE TABLE lookup_hosts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL UNIQUE,
  refusals INTEGER NOT NULL,
  free_at TIMESTAMP NOT NULL
);
