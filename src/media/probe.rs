//! Recognises what a file is from its bytes; its name and its declared type are ignored.
//!
//! Only a few kilobytes are read, however long the file is. Hostile bytes get a result like all others, without a
//! panic, a long wait or a large allocation.

use std::io::{self, Read, Seek, SeekFrom};

use infer::MatcherType;

use super::archive::{self, Listing};
pub use super::file_kind::{FileProblem, Probe, Video, What};
use super::movie;

/// How many bytes are read to recognise a file: office documents need thousands.
pub const HEAD: usize = 8192;

/// Examines a file from its beginning.
pub fn examine(file: &mut (impl Read + Seek)) -> io::Result<Probe> {
    let length = file.seek(SeekFrom::End(0))?;
    let head = head(file)?;
    let kind = kind(&head);
    let probe = |what, problem| Probe {
        media_type: kind.media_type,
        extension: kind.extension,
        what,
        problem,
    };
    Ok(match kind.family {
        _ if length == 0 => probe(What::Other, Some(FileProblem::Empty)),
        Family::Movie => {
            let (what, problem) = movie::examine(file, length)?;
            probe(what, problem)
        }
        Family::Video => probe(What::Video(Video::default()), None),
        Family::Audio => probe(What::Audio, None),
        Family::Image => probe(What::Image, None),
        Family::Zip => packed(archive::list(file)?),
        Family::Archive => probe(What::Archive(None), None),
        Family::Document => probe(What::Document, None),
        Family::Other => probe(What::Other, None),
    })
}

/// A zip archive or an office document, since these are zip archives, too.
fn packed(listing: Option<Listing>) -> Probe {
    let has = |folder: &str| {
        let mut files = listing.iter().flat_map(|listing| &listing.files);
        files.any(|file| file.name.starts_with(folder))
    };
    let office = OFFICE.iter().find(|(folder, ..)| has(folder));
    let (media_type, extension, what) = match office {
        Some((_, extension, media_type)) if has("[Content_Types].xml") => {
            (*media_type, *extension, What::Document)
        }
        _ => ("application/zip", "zip", What::Archive(listing.clone())),
    };
    Probe {
        media_type,
        extension,
        what,
        problem: listing.is_none().then_some(FileProblem::Unreadable),
    }
}

const OFFICE: [(&str, &str, &str); 3] = [
    (
        "word/",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xl/",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "ppt/",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
];

fn head(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The kind of a file by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// MP4 or QuickTime, which contain more metadata.
    Movie,
    /// Another video.
    Video,
    /// Sound only.
    Audio,
    /// A picture.
    Image,
    /// A zip archive, which may be an office document.
    Zip,
    /// Another archive.
    Archive,
    /// A document.
    Document,
    /// A program, or an unknown kind.
    Other,
}

/// The kind of a file by its first bytes: [`HEAD`] of them, or all if there are fewer.
#[must_use]
pub fn family(head: &[u8]) -> Family {
    kind(head).family
}

/// Whether a file begins as zip archives and office documents do.
#[must_use]
pub fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

#[derive(Debug, Clone, Copy)]
struct FileFormat {
    media_type: &'static str,
    extension: &'static str,
    family: Family,
}

const UNKNOWN: FileFormat = FileFormat {
    media_type: "application/octet-stream",
    extension: "",
    family: Family::Other,
};

const fn of(media_type: &'static str, extension: &'static str, family: Family) -> FileFormat {
    FileFormat {
        media_type,
        extension,
        family,
    }
}

fn kind(head: &[u8]) -> FileFormat {
    if let Some(known) = ours(head) {
        return known;
    }
    let Some(found) = infer::get(head) else {
        return base_media(head).unwrap_or(UNKNOWN);
    };
    of(
        found.mime_type(),
        found.extension(),
        family_of(found.matcher_type(), found.mime_type()),
    )
}

fn family_of(matcher: MatcherType, media_type: &str) -> Family {
    match (matcher, media_type) {
        (_, "video/mp4" | "video/x-m4v" | "video/quicktime") => Family::Movie,
        (_, "application/zip") => Family::Zip,
        (_, "application/pdf" | "application/rtf") => Family::Document,
        (MatcherType::Video, _) => Family::Video,
        (MatcherType::Audio, _) => Family::Audio,
        (MatcherType::Image, _) => Family::Image,
        (MatcherType::Archive, _) => Family::Archive,
        (MatcherType::Doc | MatcherType::Book, _) => Family::Document,
        _ => Family::Other,
    }
}

/// Formats of cameras and old sites that `infer` does not know, or knows only in their usual form.
fn ours(head: &[u8]) -> Option<FileFormat> {
    let has = |at: usize, magic: &[u8]| head.get(at..at + magic.len()) == Some(magic);
    if has(4, b"ftyp3gp") || has(4, b"ftyp3g2") {
        return Some(of("video/3gpp", "3gp", Family::Movie));
    }
    if has(0, &[0x1A, 0x45, 0xDF, 0xA3]) {
        let web = head[..head.len().min(64)]
            .windows(4)
            .any(|word| word == b"webm");
        return Some(match web {
            true => of("video/webm", "webm", Family::Video),
            false => of("video/x-matroska", "mkv", Family::Video),
        });
    }
    // an older office format; only the whole file shows which
    if has(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(of("application/x-ole-storage", "doc", Family::Document));
    }
    if has(0, b".RMF\0\0\0") {
        return Some(of("application/vnd.rn-realmedia", "rmvb", Family::Video));
    }
    if has(0, b"\x06\x0E\x2B\x34\x02\x05\x01\x01") {
        return Some(of("application/mxf", "mxf", Family::Video));
    }
    transport_stream(head)
}

/// Whether it is MPEG-TS: each packet begins with the same byte; camcorders (AVCHD) put four bytes before each.
fn transport_stream(head: &[u8]) -> Option<FileFormat> {
    let repeats = |first: usize, every: usize| {
        (0..3).all(|packet| head.get(first + packet * every) == Some(&0x47))
    };
    if repeats(0, 188) {
        return Some(of("video/mp2t", "ts", Family::Video));
    }
    repeats(4, 192).then_some(of("video/mp2t", "mts", Family::Video))
}

/// MP4 of a brand that `infer` does not list, or cut before its list of compatible brands; and QuickTime from before
/// brands existed.
fn base_media(head: &[u8]) -> Option<FileFormat> {
    let brand = head.get(8..12).unwrap_or_default();
    match (head.get(4..8)?, brand) {
        (b"ftyp", b"heic" | b"heix" | b"mif1") => Some(of("image/heif", "heif", Family::Image)),
        (b"ftyp", b"avif") => Some(of("image/avif", "avif", Family::Image)),
        (b"ftyp", b"M4A ") => Some(of("audio/m4a", "m4a", Family::Audio)),
        (b"ftyp", _) => Some(of("video/mp4", "mp4", Family::Movie)),
        (b"wide" | b"pnot", _) => Some(of("video/quicktime", "mov", Family::Movie)),
        _ => None,
    }
}

#[cfg(test)]
#[path = "probe_tests.rs"]
mod tests;
