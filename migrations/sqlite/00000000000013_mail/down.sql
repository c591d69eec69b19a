DROP INDEX letters_about_message;
ALTER TABLE letters DROP COLUMN about_message;
ALTER TABLE letters DROP COLUMN in_reply_to;
DROP TABLE official_posts;
DROP TABLE message_steps;
DROP TABLE cloud_links;
DROP TABLE attachments;
DROP TABLE messages;
DROP TABLE media;
