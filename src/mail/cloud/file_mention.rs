//! The file that a line of text names, recognised by the extension of its name or by the form in which mail services
//! and net disks write it.

use super::expiry::expiry;
use super::size;
use crate::mail::understand::video::is_video_name;

/// A file that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
}

/// The extensions of files that people send, other than videos: pictures, sound, archives, documents.
const ENDINGS: [&str; 25] = [
    "jpg", "jpeg", "png", "gif", "bmp", "heic", "mp3", "wav", "m4a", "aac", "flac", "zip", "rar",
    "7z", "tar", "gz", "tgz", "doc", "docx", "xls", "xlsx", "pdf", "txt", "ppt", "pptx",
];

/// Labels before a name.
const LABELS: [&str; 6] = ["文件：", "文件:", "名称：", "名称:", "文件名：", "文件名:"];

/// Labels that net disks write before the name of a shared file or folder.
const SHARED: [&str; 2] = ["分享的文件：", "分享的文件:"];

/// Characters between a name and its size.
const BETWEEN: [char; 15] = [
    ' ', '\t', '\u{a0}', '\u{3000}', '|', '｜', ',', '，', ';', '；', '/', ':', '：', '(', '（',
];

impl File {
    /// The file that a link's text names, if the whole text is its name.
    pub fn named_by(text: &str) -> Option<Self> {
        Self::any(text).filter(|file| ends_as_file(&file.name))
    }

    /// The first file named in `text`.
    pub fn first_in(text: &str) -> Option<Self> {
        text.lines().find_map(Self::in_line)
    }

    /// The last file named in `text`.
    pub fn last_in(text: &str) -> Option<Self> {
        text.lines().rev().find_map(Self::in_line)
    }

    /// The file in a line such as `NAME (SIZE…)`, `NAME SIZE`, `文件：NAME`, `「NAME」` or `NAME`.
    pub fn in_line(line: &str) -> Option<Self> {
        if line.contains("://") && !line.contains(['(', '（', '「']) {
            return None;
        }
        // net disks write the link after the name
        let line = line.split(" 链接").next().unwrap_or(line);
        let labelled = LABELS.iter().find_map(|label| line.split_once(label));
        Self::quoted(line).or_else(|| match labelled {
            Some((_, name)) => Self::before_size(name).or_else(|| Self::shared(line)),
            None => Self::measured(line).or_else(|| Self::before_size(line)),
        })
    }

    /// `「NAME」`. The name of a shared folder has no extension.
    fn quoted(line: &str) -> Option<Self> {
        let (before, rest) = line.split_once('「')?;
        let (name, _) = rest.split_once('」')?;
        match before.ends_with("分享了") {
            true => Self::any(name),
            false => Self::named_by(name),
        }
    }

    /// `通过网盘分享的文件：NAME`
    fn shared(line: &str) -> Option<Self> {
        let (_, name) = SHARED.iter().find_map(|label| line.split_once(label))?;
        Self::any(name)
    }

    /// A name with a measure after it, with any extension.
    fn measured(line: &str) -> Option<Self> {
        let at = size::bracket(line).filter(|at| is_measure(&line[*at..]))?;
        Self::any(&line[..at])
    }

    /// A name alone, or with its size after it, with or without brackets.
    fn before_size(text: &str) -> Option<Self> {
        let before = |at: usize| Self::named_by(text[..at].trim_end_matches(BETWEEN));
        before(text.len())
            .or_else(|| Self::named_by(&text[..size::bracket(text)?]))
            .or_else(|| size::places(text).find_map(|place| before(place.start)))
    }

    /// The text of a link with the measure of a large attachment after it.
    pub fn measured_behind(text: &str, after: &str) -> Option<Self> {
        let after = after.trim_start();
        let is_measured = size::bracket(after) == Some(0) && is_measure(after);
        is_measured.then(|| Self::any(text))?
    }

    fn any(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_name = !text.is_empty() && text.len() < 300 && !text.contains("://");
        is_name.then(|| Self {
            name: text.to_owned(),
        })
    }
}

fn ends_as_file(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else {
        return false;
    };
    let is_known = |known: &&str| ending.eq_ignore_ascii_case(known);
    !stem.trim().is_empty() && (is_video_name(text) || ENDINGS.iter().any(is_known))
}

/// Whether a bracket states size and expiry as the services write them: `(1.2M, 无限期)…`, `(1.2M)(9天后过期)`.
fn is_measure(bracket: &str) -> bool {
    let closes = |c: char| matches!(c, ')' | '）');
    let (inside, rest) = bracket.split_once(closes).unwrap_or((bracket, ""));
    let next = rest.trim_start().strip_prefix(['(', '（']);
    let next = next.and_then(|next| next.split(closes).next());
    let is_ended = inside.contains([',', '，']) && expiry(inside).is_some();
    is_ended || next.is_some_and(|next| expiry(next).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<String> {
        File::first_in(text).map(|file| file.name)
    }

    #[test]
    fn a_file_is_found_before_its_size_in_brackets_or_quotes() {
        assert_eq!(
            first("看\n桥.mp4(96.2M)(15天后过期)").as_deref(),
            Some("桥.mp4")
        );
        assert_eq!(
            File::last_in("我用夸克网盘分享了「海河.mp4」，点击")
                .map(|f| f.name)
                .as_deref(),
            Some("海河.mp4")
        );
        assert_eq!(first("没有文件名"), None);
    }

    #[test]
    fn a_size_may_stand_behind_the_name_without_brackets() {
        assert_eq!(first("桥.mp4 1.5G 9天后过期").as_deref(), Some("桥.mp4"));
        assert_eq!(
            first("第2集 4K版.mp4 | 80M").as_deref(),
            Some("第2集 4K版.mp4")
        );
        assert_eq!(first("文件：桥 (5M).mp4").as_deref(), Some("桥 (5M).mp4"));
        assert_eq!(first("桥.mp4：").as_deref(), Some("桥.mp4"));
        assert_eq!(first("文件名：桥.mp4 链接：").as_deref(), Some("桥.mp4"));
        assert_eq!(first("共 2G"), None);
    }

    #[test]
    fn what_a_service_says_it_holds_needs_no_known_ending() {
        for (line, name) in [
            ("桥上的人(96.2M)(9天后过期)", "桥上的人"),
            ("通过网盘分享的文件：桥上的人", "桥上的人"),
            (
                "通过网盘分享的文件：桥.mp4等2个文件 链接: ",
                "桥.mp4等2个文件",
            ),
            ("我用夸克网盘给你分享了「桥上的人」", "桥上的人"),
        ] {
            assert_eq!(first(line).as_deref(), Some(name), "{line}");
        }
        assert_eq!(first("他说「桥上的人」，文件：没有 (96.2M)"), None);
    }
}
