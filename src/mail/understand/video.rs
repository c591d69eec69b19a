//! Is a file a video, or an archive that contains one?
//!
//! The first bytes of the file decide, since QQ calls every file application/octet-stream. The name decides only if the
//! bytes show no known kind. The whole file is examined when it is stored.

use std::io::{self, Cursor};

use crate::mail::limits;
use crate::mail::receive::attachment::Attachment;
use crate::media::archive::Listing;
use crate::media::probe::{self, Family, What};

/// The extensions of video files.
const VIDEO_ENDINGS: [&str; 19] = [
    "mp4", "mov", "m4v", "avi", "mkv", "wmv", "flv", "f4v", "mpg", "mpeg", "mts", "m2ts", "ts",
    "webm", "3gp", "rmvb", "rm", "vob", "mxf",
];

/// The beginnings of names that cameras, phones and programs give to files.
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

/// Whether a file is a video.
pub fn is_video(file: &Attachment) -> bool {
    let beginning = file.beginning(probe::HEAD);
    let is_called_one =
        || file.name.as_deref().is_some_and(is_video_name) || file.media_type.starts_with("video/");
    match probe::family(&beginning) {
        Family::Movie | Family::Video => true,
        Family::Other => !beginning.is_empty() && is_called_one(),
        _ => false,
    }
}

/// Whether a file is an archive that contains a video, or one that cannot be opened.
pub fn may_hold_videos(file: &Attachment) -> bool {
    match probe::family(&file.beginning(probe::HEAD)) {
        Family::Archive => true,
        Family::Zip => match file.bytes(limits::CONTAINER_BYTES) {
            Some(bytes) => {
                is_packed(probe::examine(&mut Cursor::new(bytes)).map(|probe| probe.what))
            }
            None => true,
        },
        _ => false,
    }
}

fn is_packed(what: io::Result<What>) -> bool {
    match what {
        Ok(What::Archive(Some(listing))) => names_a_video(&listing),
        Ok(What::Archive(None)) | Err(_) => true,
        Ok(_) => false,
    }
}

/// Whether a file in an archive has the name of a video.
pub fn names_a_video(listing: &Listing) -> bool {
    listing.files.iter().any(|file| is_video_name(&file.name))
}

/// Whether a file has the name of a video.
pub fn is_video_name(name: &str) -> bool {
    let ending = name
        .trim()
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| VIDEO_ENDINGS.contains(&ending.as_str()))
}

/// Whether a camera or a program gave this name, so that it says nothing about the entry.
pub fn is_machine_name(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    MACHINE_NAMES.iter().any(|start| stem.starts_with(start))
        || stem
            .chars()
            .all(|c| c.is_ascii_hexdigit() || "-_() .".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> Attachment {
        let name = Some(name.to_owned());
        Attachment::unpacked(name, "application/octet-stream", bytes.to_vec())
    }

    #[test]
    fn bytes_go_before_names() {
        assert!(is_video(&file("a.bin", b"\0\0\0\x18ftypisom\0\0\x02\0")));
        assert!(!is_video(&file("a.mp4", b"\xFF\xD8\xFF\xE0 a picture")));
        assert!(!is_video(&file("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0")));
    }

    #[test]
    fn a_name_decides_when_the_bytes_tell_nothing() {
        assert!(is_video(&file("a.MTS", b"some stream")));
        assert!(!is_video(&file("a.txt", b"some stream")));
        assert!(!is_video(&file("a.mp4", b"")));
    }

    #[test]
    fn camera_names_say_nothing_about_the_entry() {
        assert!(
            is_machine_name("IMG_1234")
                && is_machine_name("20260918_1030")
                && is_machine_name("mmexport17")
        );
        assert!(!is_machine_name("海河的早晨"));
    }
}
