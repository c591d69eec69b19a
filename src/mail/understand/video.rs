//! Does this file look like a video, or like an archive with one in it?
//! By its first bytes, since QQ calls every file application/octet-stream; by its name only when the bytes are of
//! no known kind. What it really is gets examined when it is stored.

use super::form::packed_names;
use crate::mail::limits;
use crate::mail::receive::attachment::{Attachment, Content};

/// Endings of video files by name.
const VIDEO_ENDINGS: [&str; 19] = [
    "mp4", "mov", "m4v", "avi", "mkv", "wmv", "flv", "f4v", "mpg", "mpeg", "mts", "m2ts", "ts",
    "webm", "3gp", "rmvb", "rm", "vob", "mxf",
];

/// How cameras, phones and programs begin the names that they give.
const MACHINE_NAMES: [&str; 18] = [
    "img_",
    "img-",
    "vid_",
    "vid-",
    "video_",
    "dji_",
    "mvi_",
    "dsc",
    "mmexport",
    "wx_camera",
    "screen",
    "录屏",
    "微信视频",
    "微信图片",
    "lv_",
    "wechat",
    "gopr",
    "pxl_",
];

/// Decoded bytes that tell a file's kind.
const HEAD: usize = 64;

/// Encoded bytes that surely hold so many decoded ones, line ends counted.
const ENCODED_HEAD: usize = 400;

/// Is this file a video? `raw` is the message that it was read from.
pub fn is_video(file: &Attachment, raw: &[u8]) -> bool {
    let head = head(file, raw);
    let named =
        file.name.as_deref().is_some_and(is_video_name) || file.media_type.starts_with("video/");
    match kind(&head) {
        Kind::Video => true,
        Kind::Other | Kind::Zip | Kind::Packed => false,
        Kind::Unknown => named && file.size > 0,
    }
}

/// Is this file an archive with a video in it, or one that cannot be looked into?
pub fn may_hold_videos(file: &Attachment, raw: &[u8]) -> bool {
    match kind(&head(file, raw)) {
        Kind::Packed => true,
        Kind::Zip if file.size <= limits::CONTAINER_BYTES as u64 => {
            let names = packed_names(&file.bytes(raw));
            let is_document = names.iter().any(|name| name == "[Content_Types].xml");
            !is_document && names.iter().any(|name| is_video_name(name))
        }
        Kind::Zip => true,
        Kind::Video | Kind::Other | Kind::Unknown => false,
    }
}

/// Is a file called a video by its name?
pub fn is_video_name(name: &str) -> bool {
    let ending = name
        .trim()
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| VIDEO_ENDINGS.contains(&ending.as_str()))
}

/// Was the name given by a camera or program, so that it says nothing about the work?
pub fn is_machine_name(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    MACHINE_NAMES.iter().any(|start| stem.starts_with(start))
        || stem
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "-_() .".contains(c))
}

#[derive(PartialEq, Eq, Debug)]
enum Kind {
    Video,
    Zip,
    /// RAR or 7z.
    Packed,
    Other,
    Unknown,
}

fn kind(head: &[u8]) -> Kind {
    let has = |at: usize, magic: &[u8]| head.get(at..at + magic.len()) == Some(magic);
    let picture_brand = [b"heic", b"heix", b"mif1", b"avif", b"M4A "]
        .iter()
        .any(|brand| has(8, *brand));
    if has(4, b"ftyp") {
        return if picture_brand {
            Kind::Other
        } else {
            Kind::Video
        };
    }
    let video = has(4, b"moov")
        || has(4, b"mdat") && head.len() > 8
        || has(0, b"RIFF") && has(8, b"AVI ")
        || has(0, &[0x1A, 0x45, 0xDF, 0xA3])
        || has(0, b"FLV\x01")
        || has(0, &[0, 0, 1, 0xBA])
        || has(0, &[0, 0, 1, 0xB3])
        || has(0, &[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])
        || has(0, b".RMF");
    let other = has(0, b"\xFF\xD8\xFF")
        || has(0, b"\x89PNG")
        || has(0, b"GIF8")
        || has(0, b"%PDF")
        || has(0, b"ID3");
    if has(0, b"Rar!\x1A\x07") || has(0, b"7z\xBC\xAF\x27\x1C") {
        return Kind::Packed;
    }
    match (video, has(0, b"PK\x03\x04"), other) {
        (true, ..) => Kind::Video,
        (_, true, _) => Kind::Zip,
        (_, _, true) => Kind::Other,
        _ => Kind::Unknown,
    }
}

fn head(file: &Attachment, raw: &[u8]) -> Vec<u8> {
    let mut head = match &file.content {
        Content::Held(bytes) => bytes.iter().copied().take(HEAD).collect(),
        Content::Within { body, transfer, .. } => {
            let end = body.end.min(body.start + ENCODED_HEAD);
            transfer.decode(raw.get(body.start..end).unwrap_or(&[]))
        }
    };
    head.truncate(HEAD);
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> Attachment {
        Attachment::held(
            Some(name.to_owned()),
            "application/octet-stream",
            bytes.to_vec(),
        )
    }

    #[test]
    fn bytes_go_before_names() {
        assert!(is_video(
            &file("a.bin", b"\0\0\0\x18ftypisom\0\0\x02\0"),
            &[]
        ));
        assert!(!is_video(
            &file("a.mp4", b"\xFF\xD8\xFF\xE0 a picture"),
            &[]
        ));
        assert!(!is_video(
            &file("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0"),
            &[]
        ));
    }

    #[test]
    fn a_name_decides_when_the_bytes_tell_nothing() {
        assert!(is_video(&file("a.MTS", b"some stream"), &[]));
        assert!(!is_video(&file("a.txt", b"some stream"), &[]));
        assert!(!is_video(&file("a.mp4", b""), &[]));
    }

    #[test]
    fn camera_names_say_nothing_about_the_work() {
        assert!(
            is_machine_name("IMG_1234")
                && is_machine_name("20260918_1030")
                && is_machine_name("mmexport17")
        );
        assert!(!is_machine_name("海河的早晨"));
    }
}
