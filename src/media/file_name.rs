//! Safe names for files that strangers named: not a path on any system, and with an extension that fits the bytes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

/// The most bytes of a name without its extension: file systems allow 255, and programs add to names.
const LONGEST: usize = 150;

/// Extensions that may stay when the bytes do not show their kind: text and data that no system runs.
const HARMLESS: [&str; 12] = [
    "txt", "csv", "srt", "ass", "lrc", "vtt", "md", "json", "dat", "log", "psd", "prproj",
];

/// Extensions of programs: a name must not have one, even where it fits the bytes.
const PROGRAMS: [&str; 12] = [
    "exe", "dll", "elf", "obj", "mach", "class", "dex", "dey", "crx", "msi", "sh", "html",
];

/// Names that Windows reserves for devices, whatever their extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A name under which the file can safely be saved. `extension` is the one that fits its bytes
/// ([`super::probe::Probe`]); empty when they do not show their kind.
#[must_use]
pub fn safe(name: &str, extension: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = name.chars().filter_map(harmless).nfc().collect();
    let (stem, named) = split(clean.trim());
    let ending = ending(named, extension);
    match shortened(stem) {
        "" => format!("file.{ending}"),
        // the underscore adds one byte, so a name that was shortened may need shortening again
        stem if is_device(stem) => format!("{}.{ending}", shortened(&format!("_{stem}"))),
        stem => format!("{stem}.{ending}"),
    }
}

/// The value of a Content-Disposition header (RFC 6266): the name in ASCII for old browsers, and in UTF-8.
#[must_use]
pub fn disposition(name: &str, download: bool) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let how = if download { "attachment" } else { "inline" };
    let ascii: String = name.chars().map(plain).collect();
    let exact = utf8_percent_encode(name, PLAIN);
    format!("{how}; filename=\"{ascii}\"; filename*=UTF-8''{exact}")
}

fn plain(c: char) -> char {
    match c {
        ' ' | '-' | '.' | '_' => c,
        c if c.is_ascii_alphanumeric() => c,
        _ => '_',
    }
}

/// Replaces characters that a system refuses or interprets by underscores, and removes invisible ones.
fn harmless(c: char) -> Option<char> {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => Some('_'),
        c if c.is_control() || is_invisible(c) => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Whether a character changes the direction of writing or is invisible: a name must be what it looks like.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// A name and its extension, which is at most eight letters and digits, and not only digits (“2023.06”).
fn split(name: &str) -> (&str, &str) {
    const LONGEST_ENDING: usize = 8;
    match name.rsplit_once('.') {
        Some((stem, ending))
            if ending.len() <= LONGEST_ENDING
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && ending.bytes().any(|byte| byte.is_ascii_alphabetic()) =>
        {
            (stem, ending)
        }
        _ => (name, ""),
    }
}

fn ending(named: &str, deserved: &str) -> String {
    let named = named.to_ascii_lowercase();
    match deserved {
        "" if HARMLESS.contains(&named.as_str()) => named,
        "" => "bin".to_owned(),
        deserved if PROGRAMS.contains(&deserved) => "bin".to_owned(),
        deserved if says_the_same(&named, deserved) => named,
        deserved => deserved.to_owned(),
    }
}

/// Whether two extensions are used for the same kind of file.
fn says_the_same(named: &str, deserved: &str) -> bool {
    const SAME: [&[&str]; 8] = [
        &["doc", "xls", "ppt", "wps", "et", "dps"],
        &["jpg", "jpeg"],
        &["tif", "tiff"],
        &["mp4", "m4v"],
        &["heif", "heic"],
        &["mpg", "mpeg", "vob"],
        &["ts", "mts", "m2ts"],
        &["rmvb", "rm"],
    ];
    SAME.iter()
        .any(|kind| kind.contains(&named) && kind.contains(&deserved))
}

/// At most [`LONGEST`] bytes of a name, cut between characters, with no dot or space at either end.
fn shortened(stem: &str) -> &str {
    stem[..stem.floor_char_boundary(LONGEST)].trim_matches(['.', ' '])
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let first = first.to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        first
            .strip_prefix(port)
            .is_some_and(|rest| rest.chars().count() == 1 && !rest.contains('0'))
    });
    numbered || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_keeps_its_words_and_gets_the_ending_of_its_bytes() {
        for (named, extension, expected) in [
            ("海河之夜.MP4", "mp4", "海河之夜.mp4"),
            ("海河之夜.mp4", "mov", "海河之夜.mov"),
            ("holiday.m4v", "mp4", "holiday.m4v"),
            ("照片.JPEG", "jpg", "照片.jpeg"),
            ("天津 2023.06", "mp4", "天津 2023.06.mp4"),
            ("报名表", "docx", "报名表.docx"),
            ("字幕.srt", "", "字幕.srt"),
            ("setup.exe", "", "setup.bin"),
            ("setup.mp4", "exe", "setup.bin"),
            ("page.html", "html", "page.bin"),
        ] {
            assert_eq!(safe(named, extension), expected);
        }
    }

    #[test]
    fn a_name_is_no_path_no_device_and_no_disguise() {
        for (named, expected) in [
            ("../../etc/passwd", "passwd.mp4"),
            ("C:\\Users\\me\\a.mp4", "a.mp4"),
            ("..", "file.mp4"),
            ("", "file.mp4"),
            (".mp4", "file.mp4"),
            ("con.mp4", "_con.mp4"),
            ("Lpt1.final.mp4", "_Lpt1.final.mp4"),
            ("COM0.mp4", "COM0.mp4"),
            ("a\u{202E}4pm.exe", "a4pm.mp4"),
            ("a\r\nSet-Cookie: b.mp4", "aSet-Cookie_ b.mp4"),
            ("why?.mp4", "why_.mp4"),
            ("e\u{301}te\u{301}.mp4", "été.mp4"),
        ] {
            assert_eq!(safe(named, "mp4"), expected);
        }
    }

    #[test]
    fn a_long_name_is_cut_between_its_signs() {
        let cut = safe(&"津".repeat(500), "mp4");
        assert_eq!(cut, format!("{}.mp4", "津".repeat(LONGEST / 3)));
    }

    #[test]
    fn a_long_name_that_begins_like_a_device_is_cut_once() {
        let made = safe(&format!("con .{}", "津".repeat(500)), "mp4");
        assert_eq!(made, format!("_con .{}.mp4", "津".repeat(48)));
        assert_eq!(safe(&made, "mp4"), made);
    }

    #[test]
    fn the_header_holds_the_name_for_old_and_new_programs() {
        assert_eq!(
            disposition("海河 1.mp4", true),
            "attachment; filename=\"__ 1.mp4\"; filename*=UTF-8''%E6%B5%B7%E6%B2%B3%201.mp4"
        );
        assert_eq!(
            disposition("a\"\r\n;b.mp4", false),
            "inline; filename=\"a____b.mp4\"; filename*=UTF-8''a%22%0D%0A%3Bb.mp4"
        );
    }

    proptest! {
        #[test]
        fn any_name_becomes_a_safe_one_that_stays_as_it_is(name in "(con ?[.]|com1)?(\\PC*|.*|\\PC{50,150})", extension in "|mp4|jpg|mts|doc|exe|7z") {
            let made = safe(&name, &extension);
            prop_assert!(made.len() <= LONGEST + 12 && !made.starts_with('.'), "{made:?}");
            prop_assert!(!made.contains(['/', '\\', ':', '"', '\n', '\0']), "{made:?}");
            prop_assert_eq!(safe(&made, &extension), made.clone());
            prop_assert!(disposition(&made, true).bytes().all(|byte| (0x20..0x7F).contains(&byte)));
        }
    }
}
