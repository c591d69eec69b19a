//! Archives are listed: honest ones, Chinese ones, and harmful ones.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn listed(bytes: &[u8]) -> Option<Listing> {
    list(&mut Cursor::new(bytes)).expect("memory can be read")
}

/// The archive with one byte string replaced by another of the same length, wherever it is.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len() - old.len() {
        if &bytes[at..at + old.len()] == old {
            bytes[at..at + new.len()].copy_from_slice(new);
        }
    }
    bytes
}

#[test]
fn files_are_listed_with_their_lengths() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.add_directory("作品", options).unwrap();
    archive.start_file("作品/海河.mp4", options).unwrap();
    archive.write_all(&[7; 3000]).unwrap();
    let listing = listed(&archive.finish().unwrap().into_inner()).expect("an archive");
    let expected = Packed {
        name: "作品/海河.mp4".to_owned(),
        bytes: 3000,
        is_encrypted: false,
    };
    assert_eq!(listing.files, [expected]);
    assert_eq!(
        (listing.count, listing.unpacked_bytes, listing.is_bomb),
        (1, 3000, false)
    );
}

#[test]
fn names_in_the_code_page_of_chinese_windows_are_read() {
    // “海河” as GB18030 in place of four ASCII letters
    let bytes = replaced(&packed(&[("abcd.mp4", b"x")]), b"abcd", b"\xBA\xA3\xBA\xD3");
    assert_eq!(
        listed(&bytes).expect("an archive").files[0].name,
        "海河.mp4"
    );
}

#[test]
fn only_so_many_names_are_kept_and_all_are_counted() {
    let names: Vec<String> = (0..LISTED + 5).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"ab"[..]))
        .collect();
    let listing = listed(&packed(&files)).expect("an archive");
    assert_eq!((listing.files.len(), listing.count), (LISTED, LISTED + 5));
    assert_eq!(listing.unpacked_bytes, 2 * (LISTED as u64 + 5));
}

#[test]
fn what_would_swell_out_of_proportion_is_a_bomb() {
    let says = |bytes: u32| {
        let mut archive = packed(&[("zeros", &[0; 1000])]);
        let record = archive.windows(4).position(|word| word == b"PK\x01\x02");
        // the unpacked length is 24 bytes into an entry's record
        let length = record.unwrap() + 24;
        archive[length..length + 4].copy_from_slice(&bytes.to_le_bytes());
        listed(&archive).expect("an archive")
    };
    assert!(!says(1_000_000).is_bomb);
    assert!(says(100_000_000).is_bomb);
    assert!(is_bomb(LARGEST_UNPACKED + 1, LARGEST_UNPACKED));
    let video = 50 * 1024 * 1024 * 1024;
    assert!(!is_bomb(video, video), "large is not out of proportion");
}

#[test]
fn entries_that_share_their_bytes_are_a_bomb() {
    let mut bytes = packed(&[("a", b"the same bytes"), ("b", b"the same bytes")]);
    let second = bytes
        .windows(4)
        .rposition(|word| word == b"PK\x01\x02")
        .unwrap();
    // the second entry's offset is 42 bytes into its record: it becomes that of the first
    bytes[second + 42..second + 46].copy_from_slice(&[0; 4]);
    assert!(listed(&bytes).expect("an archive").is_bomb);
}

#[test]
fn a_list_that_is_far_too_long_is_not_read() {
    let mut record = b"PK\x01\x02".to_vec();
    record.resize(46, 0);
    let count = 200_000_u32;
    let mut bytes = b"PK\x03\x04".to_vec();
    let start = u32::try_from(bytes.len()).unwrap();
    bytes.extend(record.repeat(count as usize));
    let size = count * 46;
    bytes.extend(b"PK\x05\x06\0\0\0\0\xFE\xFF\xFE\xFF");
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    // 65,534 records are announced, all of one name, and only those are read
    assert_eq!(listed(&bytes).expect("an archive").count, 1);
    let names: Vec<String> = (0..2200).map(|n| format!("{n:02000}")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(listed(&packed(&files)), None);
}

#[test]
fn what_is_no_archive_has_no_list() {
    assert_eq!(listed(b""), None);
    assert_eq!(listed(b"PK\x03\x04 and then nothing"), None);
}

proptest! {
    #[test]
    fn an_archive_with_any_wounds_gets_an_answer(
        wounds in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..10),
        kept in any::<proptest::sample::Index>(),
    ) {
        let mut bytes = packed(&[("a.txt", b"some bytes"), ("b.mp4", b"others")]);
        for (at, byte) in wounds {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        listed(&bytes);
        listed(&bytes[..kept.index(bytes.len())]);
    }
}
