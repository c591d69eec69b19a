-- Messages that the last fetch could not take out of the mailbox, each with its reason, as JSON.
ALTER TABLE mailboxes ADD COLUMN left_letters TEXT NOT NULL DEFAULT '[]';
