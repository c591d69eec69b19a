//! What the bytes of a file can show: its kind, the metadata of a video, and its faults.

use super::archive::Listing;
use crate::contest::file_kind::FileKind;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// Its media type (`video/mp4`); `application/octet-stream` when its bytes do not show their kind.
    pub media_type: &'static str,
    /// The extension of such files (`mp4`); empty when its bytes do not show their kind.
    pub extension: &'static str,
    /// Its kind.
    pub what: What,
    /// Why it will not play or open; `None` when no fault was found.
    pub problem: Option<FileProblem>,
}

/// The kind of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Moving pictures.
    Video(Video),
    /// Sound only.
    Audio,
    /// A picture.
    Image,
    /// Files in a file, with its listing if it is a readable zip archive.
    Archive(Option<Listing>),
    /// A document: office files, PDF.
    Document,
    /// A program, or an unknown kind.
    Other,
}

impl What {
    /// The kind alone.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            What::Video(_) => FileKind::Video,
            What::Audio => FileKind::Audio,
            What::Image => FileKind::Image,
            What::Archive(_) => FileKind::Archive,
            What::Document => FileKind::Document,
            What::Other => FileKind::Other,
        }
    }
}

/// The metadata of a video; it is read from MP4 and QuickTime only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Video {
    /// Its duration in milliseconds.
    pub duration_ms: Option<u64>,
    /// Its width as shown, after rotation.
    pub width: Option<u32>,
    /// Its height as shown, after rotation.
    pub height: Option<u32>,
    /// `h264`, `h265`, `av1` …, else the file's own four letters.
    pub video_codec: Option<String>,
    /// `aac`, `mp3`, `opus` …, else the file's own four letters.
    pub audio_codec: Option<String>,
}

/// Why a file will not play or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// It is empty.
    Empty,
    /// It is shorter than its own headers say: an upload or a recording was interrupted.
    CutShort {
        /// The least number of missing bytes.
        missing: u64,
    },
    /// It is a video without its index (`moov`): a recording was interrupted.
    NoIndex,
    /// Its metadata is malformed.
    Unreadable,
}
