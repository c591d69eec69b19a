-- Letters that could not be taken out of the mailbox and why, as the last look left them: JSON.
ALTER TABLE mailboxes ADD COLUMN left_letters TEXT NOT NULL DEFAULT '[]';
