-- The first entry under a short link holds it as a key again.
INSERT INTO entry_keys (entry_id, key)
  SELECT min(id), short_code FROM entries
  WHERE short_code IS NOT NULL AND state IN ('submitted', 'accepted', 'returned')
  GROUP BY short_code;
DROP INDEX entries_author;
CREATE INDEX entries_author ON entries (author_key);
DROP INDEX entries_short_code;
ALTER TABLE entries DROP COLUMN short_code;
