//! Everything that a program stores in one file: its database, its stored files and its secret key, as of one instant.
//!
//! A backup is a tar archive, sealed with age if a recipient is given. Its parts stand in this order: [`MANIFEST`], the
//! database, the key, the stored files under their hashes. [`write`] makes it while the program serves, and reads it
//! again; [`restore`] makes a data folder of it, whole or not at all.

mod parts;
mod private;
mod restore;
mod seal;
mod write;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use restore::{Target, restore};
pub use seal::{identities, recipients};
pub use write::write;

use crate::db::backup::Kind;

/// The name of the first part: what the backup holds, as JSON.
const MANIFEST: &str = "backup.json";
/// The name of the database's part.
const DATABASE: &str = "database";
/// The name of the secret key's part.
const KEY: &str = "secret.key";
/// The folder of the stored files' parts.
const MEDIA: &str = "media/";
/// The version of this format.
const FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was begun. What was stored later may be missing.
    pub begun_at: DateTime<Utc>,
    /// The kind of the database.
    pub database: Kind,
    /// SHA-256 of the database's part.
    pub database_sha256: String,
    /// How many stored files it holds.
    pub files: u64,
    /// Their bytes together.
    pub file_bytes: u64,
}

/// How far a backup or its restoration is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Stored files done.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}
