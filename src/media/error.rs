//! Errors of the media store, each with what can be done about it.

use std::io;

use opendal::ErrorKind;

/// Why a file cannot be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// There is no file with this content.
    #[error("there is no such file")]
    Missing,
    /// The place refuses access.
    #[error(
        "{place} refuses us: check the keys, and that they may read, write and list there ({cause})"
    )]
    Refused {
        /// The place: a bucket's address or a folder.
        place: String,
        /// Its response.
        cause: String,
    },
    /// The place does not exist.
    #[error("{place} does not exist: make it, or correct media_url ({cause})")]
    NoPlace {
        /// The place: a bucket's address or a folder.
        place: String,
        /// The response.
        cause: String,
    },
    /// The place cannot be reached, or fails; a later try may succeed.
    #[error("{place} cannot be used just now ({cause})")]
    Unavailable {
        /// The place: a bucket's address or a folder.
        place: String,
        /// What went wrong.
        cause: String,
    },
    /// This machine's disk fails: it is full, or cannot be written to.
    #[error("the disk takes no file: {0}")]
    Disk(#[from] io::Error),
}

impl MediaError {
    /// An error of opendal while a file was read.
    pub(super) fn reading(place: &str, error: opendal::Error) -> Self {
        match error.kind() {
            // the response for a missing bucket has another code than the one for a missing file
            ErrorKind::NotFound if !error.to_string().contains("NoSuchBucket") => Self::Missing,
            _ => Self::writing(place, error),
        }
    }

    /// An error of opendal while a file was written.
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

/// The first line of an error, which may contain a whole exchange of requests.
fn short(error: &opendal::Error) -> String {
    const LONGEST: usize = 300;
    let text = error.to_string();
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}
