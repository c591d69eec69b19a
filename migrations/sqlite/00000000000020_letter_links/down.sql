DROP INDEX messages_unmasked;
ALTER TABLE messages DROP COLUMN masked_at;

-- An older version would send the marks as they are: such letters are given up.
UPDATE letters SET gave_up_at = created_at, last_error = 'written by a newer version of the program'
  WHERE sent_at IS NULL AND gave_up_at IS NULL AND links IS NOT NULL;
DROP INDEX letters_old;
ALTER TABLE letters DROP COLUMN links;
