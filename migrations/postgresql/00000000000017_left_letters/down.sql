ALTER TABLE mailboxes DROP COLUMN left_letters;
