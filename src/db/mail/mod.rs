//! Mail in both directions: messages that came in with their files, letters that are sent, and the mailboxes.

pub mod correspondence;
pub mod inbox;
pub mod letters;
pub mod mailboxes;
pub mod media;
pub mod messages;
pub mod outbox;
