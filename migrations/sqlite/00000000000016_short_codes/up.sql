-- The code of the short link by which an entry was made. It is not a key: the same code twice makes a pair, and is not
-- refused.
ALTER TABLE entries ADD COLUMN short_code TEXT;
UPDATE entries SET short_code =
  (SELECT min(key) FROM entry_keys WHERE entry_id = entries.id AND key LIKE '%:short:%');
DELETE FROM entry_keys WHERE key LIKE '%:short:%';
CREATE INDEX entries_short_code ON entries (short_code, state, id) WHERE short_code IS NOT NULL;

-- The state is in this index, since SQLite would otherwise read all entries in a state to find hundreds of authors.
DROP INDEX entries_author;
CREATE INDEX entries_author ON entries (author_key, state, id);
