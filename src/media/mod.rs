//! The media store: people's files, in a folder or in an S3, OSS or COS bucket.
//!
//! A file is stored under the hash of its content (`ab/cdef…`), so the same content is stored once and never changes.
//! Its bytes are examined when it comes in ([`probe`]); the name that its sender gave is made safe ([`file_name`]) and
//! decides nothing. The file is on the disk, or in the bucket, before [`incoming::Incoming::finish`] returns its hash.

pub mod archive;
mod bucket;
pub mod error;
mod file_kind;
pub mod file_name;
mod folder;
pub mod incoming;
mod movie;
pub mod probe;
pub mod reading;
mod spool;
mod store;

pub use error::MediaError;
pub use incoming::{Incoming, Kept};
pub use reading::Reading;
pub use store::{Hash, Store};
