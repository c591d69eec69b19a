-- The extension that fits the bytes of a file; empty where the bytes do not tell.
ALTER TABLE media ADD COLUMN extension TEXT NOT NULL DEFAULT '';
