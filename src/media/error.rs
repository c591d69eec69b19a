//! What is wrong when a file cannot be kept or read, and what can be done about it?

use std::io;

use opendal::ErrorKind;

/// Why a file cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// There is no file with this content.
    #[error("there is no such file")]
    Missing,
    /// The place is there, and turns us away.
    #[error(
        "{place} refuses us: check the keys, and that they may read, write and list there ({cause})"
    )]
    Refused {
        /// Where: a bucket's address or a folder.
        place: String,
        /// What it answered.
        cause: String,
    },
    /// There is no such place.
    #[error("{place} does not exist: make it, or correct media_url ({cause})")]
    NoPlace {
        /// Where: a bucket's address or a folder.
        place: String,
        /// What was answered.
        cause: String,
    },
    /// The place cannot be reached, or answers with a fault of its own: another time, perhaps.
    #[error("{place} cannot be used just now ({cause})")]
    Unavailable {
        /// Where: a bucket's address or a folder.
        place: String,
        /// What went wrong.
        cause: String,
    },
    /// This machine's disk fails: full, or not ours to write to.
    #[error("the disk takes no file: {0}")]
    Disk(#[from] io::Error),
}

impl MediaError {
    /// An error met while a file was read.
    pub(super) fn reading(place: &str, error: opendal::Error) -> Self {
        match error.kind() {
            // a bucket that is not there answers with another code than a file that is not there
            ErrorKind::NotFound if !error.to_string().contains("NoSuchBucket") => Self::Missing,
            _ => Self::writing(place, error),
        }
    }

    /// An error met while a file was written.
    pub(super) fn writing(place: &str, error: opendal::Error) -> Self {
        let (place, cause) = (place.to_owned(), short(&error));
        match error.kind() {
            ErrorKind::NotFound => Self::NoPlace { place, cause },
            _ if error.to_string().contains("NoSuchBucket") => Self::NoPlace { place, cause },
            ErrorKind::PermissionDenied | ErrorKind::ConfigInvalid => {
                Self::Refused { place, cause }
            }
            _ => Self::Unavailable { place, cause },
        }
    }
}

/// One line of an error that may hold a whole conversation.
fn short(error: &opendal::Error) -> String {
    const LONGEST: usize = 300;
    let text = error.to_string();
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}
