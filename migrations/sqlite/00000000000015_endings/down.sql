ALTER TABLE media DROP COLUMN extension;
