//! What does the text around a cloud link say about the file: its name, size and expiry?
//! The wordings are those of the mail services and net disks themselves, in Chinese and English.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use url::Url;

use super::html::Anchor;

/// Until when a cloud file can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// A local time of the service (Asia/Shanghai).
    At(NaiveDateTime),
    /// Days from when the letter was sent.
    InDays(u32),
    /// It does not end.
    Never,
    /// It has ended.
    Over,
}

impl fmt::Display for Expiry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(time) => write!(out, "{}", time.format("%Y-%m-%d %H:%M")),
            Self::InDays(days) => write!(out, "+{days}d"),
            Self::Never => out.write_str("never"),
            Self::Over => out.write_str("over"),
        }
    }
}

/// A file that a text names, and where its name ends in the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
}

/// Endings of files that people send: video, picture, sound, archive, document.
const ENDINGS: [&str; 44] = [
    "mp4", "mov", "m4v", "avi", "mkv", "wmv", "flv", "f4v", "mpg", "mpeg", "mts", "m2ts", "ts",
    "webm", "3gp", "rmvb", "rm", "vob", "mxf", "jpg", "jpeg", "png", "gif", "bmp", "heic", "mp3",
    "wav", "m4a", "aac", "flac", "zip", "rar", "7z", "tar", "gz", "tgz", "doc", "docx", "xls",
    "xlsx", "pdf", "txt", "ppt", "pptx",
];

impl File {
    /// The file that the text of a link names: the whole of it is a name.
    pub fn named_by(text: &str) -> Option<Self> {
        let text = text.trim();
        (ends_as_file(text) && !text.contains("://") && text.len() < 300).then(|| Self {
            name: text.to_owned(),
        })
    }

    /// The first file named in `text`.
    pub fn first_in(text: &str) -> Option<Self> {
        text.lines().find_map(Self::in_line)
    }

    /// The last file named in `text`, as far as no other heading of a list stands behind it.
    pub fn last_in(text: &str) -> Option<Self> {
        text.lines().rev().find_map(Self::in_line)
    }

    /// `NAME (SIZE…)`, `文件：NAME`, `「NAME」`, or a line that is a name.
    fn in_line(line: &str) -> Option<Self> {
        if line.contains("://") && !line.contains(['(', '（', '「']) {
            return None;
        }
        let quoted = line
            .split_once('「')
            .and_then(|(_, rest)| rest.split_once('」'))
            .map(|(name, _)| name);
        let bracket = size_bracket(line);
        let stop = bracket.unwrap_or(line.len());
        let labelled = ["文件：", "文件:", "名称：", "名称:"]
            .iter()
            .find_map(|label| line[..stop].split_once(label));
        quoted.and_then(Self::named_by).or_else(|| match labelled {
            Some((_, name)) => Self::named_by(name),
            // what a service measures is a file, whatever its ending
            None if bracket.is_some_and(|at| is_measure(&line[at..])) => Self::any(&line[..stop]),
            None => Self::named_by(&line[..stop]),
        })
    }

    /// The text of a link with the measure of a large attachment behind it.
    pub fn measured_behind(text: &str, after: &str) -> Option<Self> {
        let after = after.trim_start();
        let is_measured = size_bracket(after) == Some(0) && is_measure(after);
        is_measured.then(|| Self::any(text))?
    }

    fn any(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_name = !text.is_empty() && !text.contains("://") && text.len() < 300;
        is_name.then(|| Self {
            name: text.to_owned(),
        })
    }
}

/// The text in which size and expiry of a link are looked for: the line above that names the file when it tells
/// them, else the link's own and what follows on its line and the next two, as far as no other file is named.
pub fn facts_line(before: &str, own: &str, after: &str, file: Option<&File>) -> String {
    let names = |line: &&str| file.is_some_and(|file| line.contains(file.name.as_str()));
    if let Some(line) = before.lines().rfind(names)
        && (size(line).is_some() || expiry(line).is_some())
    {
        return line.to_owned();
    }
    let another = |line: &&str| File::in_line(line).is_some_and(|named| Some(&named) != file);
    let following: Vec<&str> = after
        .lines()
        .take(3)
        .take_while(|line| !another(line))
        .collect();
    format!("{own}\n{}", following.join("\n"))
}

/// A size like `128.03M`, `1.86GB`, `800K`, as written.
pub fn size(text: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let number = &text[from + at..];
        let digits = number_length(number);
        let unit = number[digits..].trim_start();
        let space = number[digits..].len() - unit.len();
        if let Some(length) = unit_length(unit) {
            return Some(number[..digits + space + length].to_owned());
        }
        from += at + digits;
    }
    None
}

/// When the text says that the file can no longer be had.
pub fn expiry(text: &str) -> Option<Expiry> {
    if text.contains("无限期") || text.contains("永久有效") {
        return Some(Expiry::Never);
    }
    let worded = ["到期", "过期", "有效期", "Expires", "expires", "失效"]
        .iter()
        .any(|word| text.contains(word));
    if worded && let Some(time) = date_time(text) {
        return Some(Expiry::At(time));
    }
    for word in ["天后过期", "天后到期", "天后失效"] {
        if let Some((before, _)) = text.split_once(word)
            && let Ok(days) = before
                .trim_end()
                .rsplit(|c: char| !c.is_ascii_digit())
                .next()
                .unwrap_or("")
                .parse()
        {
            return Some(Expiry::InDays(days));
        }
    }
    (text.contains("已过期") || text.contains("Expired")).then_some(Expiry::Over)
}

/// A value of the link's query.
pub fn query_value(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

/// The links that stand in a plain text as such.
pub fn links_in_text(text: &str) -> Vec<Anchor> {
    let (mut anchors, mut from) = (Vec::new(), 0);
    while let Some(at) = text[from..].find("://") {
        let middle = from + at;
        from = middle + 3;
        if let Some(start) = scheme_start(text, middle) {
            let length = text[from..]
                .find(|c: char| !is_url_character(c))
                .unwrap_or(text.len() - from);
            let closing = ['.', ',', ';', ':', '!', ')', ']', '\''];
            let end = from + text[from..from + length].trim_end_matches(closing).len();
            anchors.push(Anchor {
                href: text[start..end].to_owned(),
                place: start..end,
            });
            from += length;
        }
    }
    anchors
}

/// Where the `http` or `https` that ends at `middle` begins.
fn scheme_start(text: &str, middle: usize) -> Option<usize> {
    let before = &text.as_bytes()[..middle];
    ["https", "http"].iter().find_map(|scheme| {
        let start = middle.checked_sub(scheme.len())?;
        before[start..]
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(start)
    })
}

fn is_url_character(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
}

fn ends_as_file(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else {
        return false;
    };
    !stem.trim().is_empty()
        && ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Where the bracket with a size begins: `NAME (1.2M, …)`, `NAME(96M)`.
fn size_bracket(line: &str) -> Option<usize> {
    line.char_indices()
        .filter(|(_, c)| matches!(c, '(' | '（'))
        .map(|(at, _)| at)
        .rfind(|at| {
            let inside = line[*at..].trim_start_matches(['(', '（', ' ']);
            let digits = number_length(inside);
            digits > 0 && unit_length(inside[digits..].trim_start()).is_some()
        })
}

/// Whether a bracket tells size and expiry, as the services write them: `(1.2M, 无限期)…`.
fn is_measure(bracket: &str) -> bool {
    let inside = bracket.split([')', '）']).next().unwrap_or_default();
    inside.contains([',', '，']) && expiry(inside).is_some()
}

/// How long the number is that a text begins with: digits, points and commas between them.
fn number_length(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    text[..end.unwrap_or(text.len())]
        .trim_end_matches(',')
        .len()
}

fn unit_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = matches!(
        bytes.first()?.to_ascii_uppercase(),
        b'K' | b'M' | b'G' | b'T'
    );
    let length = 1 + usize::from(bytes.get(1).is_some_and(|b| b.eq_ignore_ascii_case(&b'B')));
    let ends = !bytes.get(length).is_some_and(u8::is_ascii_alphanumeric);
    (letter && ends).then_some(length)
}

/// The first date and time: `2026年8月17日 0:49`, `2026-08-17 00:49`; a date alone means its end.
fn date_time(text: &str) -> Option<NaiveDateTime> {
    let starts = text.match_indices("20").map(|(at, _)| at);
    starts.filter_map(|at| date_time_at(&text[at..])).next()
}

fn date_time_at(text: &str) -> Option<NaiveDateTime> {
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .take(5)
        .map_while(|digits| digits.parse().ok())
        .collect();
    let [year, month, day, ..] = numbers[..] else {
        return None;
    };
    let separated = text.get(4..)?.starts_with(['年', '-', '/', '.']);
    let date =
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| separated)?;
    let clock = text
        .split_once(':')
        .is_some_and(|(before, _)| before.len() < 24);
    match (numbers.get(3), numbers.get(4)) {
        (Some(hour), Some(minute)) if clock => date.and_hms_opt(*hour, *minute, 0),
        _ => date.and_hms_opt(23, 59, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_written() {
        assert_eq!(size("桥.mp4 (128.03M, 2020年").as_deref(), Some("128.03M"));
        assert_eq!(size("2026 Mon 3 GB)").as_deref(), Some("3 GB"));
        assert_eq!(size("13800000000 Mobile"), None);
    }

    #[test]
    fn expiries_are_read_in_each_wording() {
        assert_eq!(
            expiry("2026年8月17日 0:49 到期")
                .map(|e| e.to_string())
                .as_deref(),
            Some("2026-08-17 00:49")
        );
        assert_eq!(
            expiry("(2026-08-17 到期)")
                .map(|e| e.to_string())
                .as_deref(),
            Some("2026-08-17 23:59")
        );
        assert_eq!(expiry("(15天后过期)"), Some(Expiry::InDays(15)));
        assert_eq!(expiry("无限期"), Some(Expiry::Never));
        assert_eq!(expiry("2026年8月17日 0:49 拍摄"), None);
    }

    #[test]
    fn a_file_is_found_before_its_size_in_brackets_or_quotes() {
        assert_eq!(
            File::first_in("看\n桥.mp4(96.2M)(15天后过期)")
                .map(|f| f.name)
                .as_deref(),
            Some("桥.mp4")
        );
        assert_eq!(
            File::last_in("我用夸克网盘分享了「海河.mp4」，点击")
                .map(|f| f.name)
                .as_deref(),
            Some("海河.mp4")
        );
        assert_eq!(File::first_in("没有文件名"), None);
    }
}
