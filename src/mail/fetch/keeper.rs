//! The keeper takes the messages that were read.

use std::future::Future;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::seen::Seen;

/// A message that was read: its raw bytes are in a file that is removed once the message is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its folder, as the server writes it.
    pub folder: String,
    /// The numbering of its folder (UIDVALIDITY).
    pub uid_validity: u32,
    /// Its number in the folder (UID).
    pub uid: u32,
    /// When the server received it (INTERNALDATE).
    pub received_at: Option<DateTime<Utc>>,
    /// The number of its bytes.
    pub bytes: u64,
    /// The file.
    pub file: PathBuf,
}

/// The outcome for a message that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The message was not known before.
    New,
    /// A message with the same bytes was stored before, from another folder or under another number.
    Known,
}

/// Stores messages, and records which ones were seen.
pub trait Keeper: Sync {
    /// The numbers seen in a folder with this numbering.
    fn seen(
        &self,
        folder: &str,
        uid_validity: u32,
    ) -> impl Future<Output = anyhow::Result<Seen>> + Send;

    /// Stores a message and records that it was seen, both or neither.
    fn keep(&self, fetched: &Fetched) -> impl Future<Output = anyhow::Result<Kept>> + Send;

    /// Whether an error of [`Self::keep`] concerns the keeper itself and not only this message.
    fn is_down(&self, error: &anyhow::Error) -> bool;

    /// Called between any two pieces of a message; fails when another program has begun to fetch from this mailbox.
    fn hold(&self) -> impl Future<Output = anyhow::Result<()>> + Send;
}
