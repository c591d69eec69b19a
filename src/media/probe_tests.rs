//! Files are recognised by their bytes: those of cameras and phones, incomplete ones, and disguised ones.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;

const CLIP: &[u8] = include_bytes!("../../tests/data/clip.mp4");

fn examined(bytes: &[u8]) -> Probe {
    examine(&mut Cursor::new(bytes)).expect("memory can be read")
}

/// The first place of these letters after the clip's first box, whose list of brands may contain them, too.
fn at(bytes: &[u8], letters: &[u8; 4]) -> usize {
    const FIRST_BOX: usize = 32;
    let found = bytes[FIRST_BOX..]
        .windows(4)
        .position(|word| word == letters);
    FIRST_BOX + found.expect("the clip has this box")
}

/// The clip with the first `letters` replaced by `others`.
fn with(bytes: &[u8], letters: &[u8; 4], others: &[u8; 4]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = at(&bytes, letters);
    bytes[at..at + 4].copy_from_slice(others);
    bytes
}

fn video(probe: &Probe) -> &Video {
    match &probe.what {
        What::Video(video) => video,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_video_tells_its_length_size_and_codecs() {
    let probe = examined(CLIP);
    assert_eq!((probe.media_type, probe.extension), ("video/mp4", "mp4"));
    assert_eq!(probe.problem, None);
    let found = video(&probe);
    assert_eq!(found.duration_ms, Some(1500));
    assert_eq!((found.width, found.height), (Some(160), Some(120)));
    assert_eq!(found.video_codec.as_deref(), Some("h264"));
    assert_eq!(found.audio_codec.as_deref(), Some("aac"));
}

#[test]
fn a_quicktime_video_tells_as_much() {
    let probe = examined(include_bytes!("../../tests/data/clip.mov"));
    let (what, problem) = (&examined(CLIP).what, None);
    assert_eq!((&probe.what, probe.problem), (what, problem));
    assert_eq!(
        (probe.media_type, probe.extension),
        ("video/quicktime", "mov")
    );
}

#[test]
fn an_index_at_the_end_is_found_too() {
    let (index, content) = (at(CLIP, b"moov") - 4, at(CLIP, b"mdat") - 4);
    let (start, index, content) = (&CLIP[..index], &CLIP[index..content], &CLIP[content..]);
    let (index, free): (&[u8], &[u8]) = match index.windows(4).position(|word| word == b"free") {
        Some(free) => index.split_at(free - 4),
        None => (index, &[]),
    };
    let probe = examined(&[start, free, content, index].concat());
    assert_eq!((&probe.what, probe.problem), (&examined(CLIP).what, None));
}

#[test]
fn a_video_that_was_held_upright_is_higher_than_wide() {
    let mut turned = CLIP.to_vec();
    // content of tkhd: 4 bytes of version and flags, 20 of times and number, 16 of others, then the matrix
    let matrix = at(CLIP, b"tkhd") + 4 + 40;
    let quarter: Vec<u8> = [0, 0x1_0000, 0, -0x1_0000, 0]
        .iter()
        .flat_map(|part: &i32| part.to_be_bytes())
        .collect();
    turned[matrix..matrix + 20].copy_from_slice(&quarter);
    let probe = examined(&turned);
    assert_eq!(
        (video(&probe).width, video(&probe).height),
        (Some(120), Some(160))
    );
}

#[test]
fn phones_and_cameras_are_recognised_by_their_marks() {
    for (mark, media_type) in [
        (b"qt  ", "video/quicktime"),
        (b"M4V ", "video/x-m4v"),
        (b"3gp5", "video/3gpp"),
        (b"3g2a", "video/3gpp"),
        (b"XAVC", "video/mp4"),
    ] {
        let mut marked = CLIP.to_vec();
        marked[8..12].copy_from_slice(mark);
        let probe = examined(&marked);
        assert_eq!(probe.media_type, media_type);
        assert_eq!(video(&probe).width, Some(160), "{media_type}");
    }
    for (letters, codec) in [(b"hvc1", "h265"), (b"ap4h", "prores"), (b"XyZ1", "xyz1")] {
        let probe = examined(&with(CLIP, b"avc1", letters));
        assert_eq!(video(&probe).video_codec.as_deref(), Some(codec));
    }
}

#[test]
fn other_containers_are_recognised_by_their_first_bytes() {
    let packets = |first: usize, every: usize| {
        let mut bytes = vec![0; 2000];
        for at in (first..2000).step_by(every) {
            bytes[at] = 0x47;
        }
        bytes
    };
    let ebml = |kind: &[u8]| {
        let mut bytes = b"\x1A\x45\xDF\xA3\xA3\x42\x86\x81\x01\x42\xF7\x81\x01\x42\x82".to_vec();
        bytes.push(0x80 + u8::try_from(kind.len()).unwrap());
        bytes.extend(kind);
        bytes
    };
    let asf = b"\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C".to_vec();
    for (bytes, media_type, extension) in [
        (b"RIFF\0\0\0\0AVI LIST".to_vec(), "video/x-msvideo", "avi"),
        (b"FLV\x01\x05\0\0\0\x09".to_vec(), "video/x-flv", "flv"),
        (asf, "video/x-ms-wmv", "wmv"),
        (
            b"\0\0\x01\xBA\x21\0\x01\0\x01".to_vec(),
            "video/mpeg",
            "mpg",
        ),
        (packets(0, 188), "video/mp2t", "ts"),
        (packets(4, 192), "video/mp2t", "mts"),
        (ebml(b"matroska"), "video/x-matroska", "mkv"),
        (ebml(b"webm"), "video/webm", "webm"),
        (
            b".RMF\0\0\0\x12\0".to_vec(),
            "application/vnd.rn-realmedia",
            "rmvb",
        ),
    ] {
        let probe = examined(&bytes);
        assert_eq!((probe.media_type, probe.extension), (media_type, extension));
        assert_eq!(probe.what, What::Video(Video::default()), "{media_type}");
    }
}

#[test]
fn what_is_no_video_is_told_apart_whatever_it_is_called() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".repeat(64);
    for (bytes, what, media_type) in [
        (
            b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(),
            What::Image,
            "image/jpeg",
        ),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            What::Image,
            "image/heif",
        ),
        (b"%PDF-1.7\n".to_vec(), What::Document, "application/pdf"),
        (ole, What::Document, "application/x-ole-storage"),
        (
            b"Rar!\x1A\x07\x01\0".to_vec(),
            What::Archive(None),
            "application/vnd.rar",
        ),
        (
            b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(),
            What::Archive(None),
            "application/x-7z-compressed",
        ),
        (
            b"<!DOCTYPE html><script>".to_vec(),
            What::Other,
            "text/html",
        ),
        (
            b"MZ\x90\0\x03".to_vec(),
            What::Other,
            "application/vnd.microsoft.portable-executable",
        ),
        (
            b"just some words".to_vec(),
            What::Other,
            "application/octet-stream",
        ),
    ] {
        let probe = examined(&bytes);
        assert_eq!((&probe.what, probe.media_type), (&what, media_type));
    }
}

#[test]
fn a_recorded_voice_in_an_mp4_is_sound() {
    assert_eq!(examined(&with(CLIP, b"vide", b"none")).what, What::Audio);
}

#[test]
fn a_zip_archive_is_listed_and_a_document_is_no_archive() {
    let probe = examined(&zip(&["海河.mp4"]));
    let What::Archive(Some(listing)) = probe.what else {
        panic!("{probe:?}");
    };
    assert_eq!(listing.files[0].name, "海河.mp4");
    let docx = examined(&zip(&DOCUMENT));
    assert_eq!((docx.what, docx.extension), (What::Document, "docx"));
    let cut = examined(&zip(&["海河.mp4"])[..60]);
    assert_eq!(cut.problem, Some(FileProblem::Unreadable));
}

#[test]
fn a_video_that_broke_off_says_what_is_missing() {
    let missing = |kept: usize| examined(&CLIP[..kept]).problem;
    let cut = CLIP.len() - 100;
    assert_eq!(missing(cut), Some(FileProblem::CutShort { missing: 100 }));
    assert_eq!(
        video(&examined(&CLIP[..cut])).width,
        Some(160),
        "its index came first"
    );
    let index = at(CLIP, b"moov") - 4;
    assert_eq!(missing(index), Some(FileProblem::NoIndex));
    assert_eq!(missing(0), Some(FileProblem::Empty));
    let with_odd_bytes = [CLIP, b"0123456789"].concat();
    assert_eq!(examined(&with_odd_bytes).problem, None);
    let no_tracks = with(CLIP, b"moov", b"free");
    assert_eq!(examined(&no_tracks).problem, Some(FileProblem::NoIndex));
    let nonsense = with(&with(CLIP, b"trak", b"free"), b"trak", b"free");
    assert_eq!(examined(&nonsense).problem, Some(FileProblem::Unreadable));
}

#[test]
fn a_long_video_is_not_read_through() {
    struct Counted(Cursor<Vec<u8>>, u64);
    impl Read for Counted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(buffer)?;
            self.1 += read as u64;
            Ok(read)
        }
    }
    impl Seek for Counted {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }
    let mut long = CLIP.to_vec();
    let content = at(CLIP, b"mdat") - 4;
    let more = 40 * 1024 * 1024;
    let size = u32::try_from(CLIP.len() - content + more).unwrap();
    long[content..content + 4].copy_from_slice(&size.to_be_bytes());
    long.resize(CLIP.len() + more, 0);
    let mut file = Counted(Cursor::new(long), 0);
    let probe = examine(&mut file).expect("memory can be read");
    assert_eq!(probe.problem, None);
    assert!(file.1 < 2 * HEAD as u64, "{} bytes were read", file.1);
}

/// A file of empty boxes, and one of boxes in boxes.
#[test]
fn endless_boxes_come_to_an_end() {
    let start = &CLIP[..at(CLIP, b"moov") - 4];
    let many = [start, &b"\0\0\0\x08free".repeat(1_000_000)].concat();
    assert_eq!(examined(&many).problem, Some(FileProblem::NoIndex));
    let mut deep = start.to_vec();
    for left in (1..10_000_u32).rev() {
        deep.extend((left * 8).to_be_bytes());
        deep.extend(b"moov");
    }
    assert_eq!(examined(&deep).problem, Some(FileProblem::Unreadable));
}

fn zip(names: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(*name, options).unwrap();
        archive.write_all(b"some bytes").unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const DOCUMENT: [&str; 3] = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_document_with_any_wounds_gets_an_answer(
        wounds in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..8),
        kept in any::<proptest::sample::Index>(),
    ) {
        let mut bytes = zip(&DOCUMENT);
        for (at, byte) in wounds {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(kept.index(bytes.len()) + 1);
        examined(&bytes);
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        examined(&bytes);
    }

    #[test]
    fn a_clip_with_any_wounds_gets_an_answer(
        wounds in proptest::collection::vec((0..2000_usize, any::<u8>()), 1..8),
        kept in 0..CLIP.len() * 2,
    ) {
        let mut bytes = CLIP.to_vec();
        for (at, byte) in wounds {
            bytes[at] = byte;
        }
        bytes.truncate(kept);
        examined(&bytes);
    }
}
