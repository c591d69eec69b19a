-- The ending that names of such files deserve, found in their bytes; empty where these tell nothing.
ALTER TABLE media ADD COLUMN extension TEXT NOT NULL DEFAULT '';
