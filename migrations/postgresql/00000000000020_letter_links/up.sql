-- The links of letters are stored apart from the text, which holds marks in their places; they are put in when a letter
-- is sent. NULL: written by an older version, with the links in the text.
ALTER TABLE letters ADD COLUMN links TEXT;
CREATE INDEX letters_old ON letters (id) WHERE links IS NULL;

-- When the working tokens in a message, which may quote a letter, were masked. NULL: stored by an older version.
ALTER TABLE messages ADD COLUMN masked_at TIMESTAMP;
CREATE INDEX messages_unmasked ON messages (id) WHERE masked_at IS NULL;
