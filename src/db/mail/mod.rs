//! Mail in both directions: incoming messages with their files, outgoing letters, and the mailboxes.

pub mod correspondence;
pub mod inbox;
pub mod letters;
pub mod mailboxes;
pub mod media;
pub mod messages;
pub mod outbox;
