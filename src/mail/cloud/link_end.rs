//! Where does a net disk's link end when the sharing text follows it without a space?
//!
//! The name of a share consists of letters and digits. Brackets, spaces and Chinese after it are words, percent-encoded
//! or not.

use percent_encoding::percent_decode_str;

/// Net disks whose links never contain a file's name, so that other characters than letters and digits end the link.
const NAMELESS: [&str; 11] = [
    "baidu",
    "aliyun",
    "quark",
    "uc",
    "weiyun",
    "123pan",
    "xunlei",
    "115",
    "189",
    "139-caiyun",
    "cowtransfer",
];

/// The link of a share, and the words directly after it, decoded.
pub fn split(service: &str, href: &str) -> (String, String) {
    let end = match service {
        "baidu" => end_of_baidu(href).min(end_of_share(href)),
        service if NAMELESS.contains(&service) => end_of_share(href),
        _ => href.len(),
    };
    let (link, words) = href.split_at(end);
    let words = percent_decode_str(words).decode_utf8_lossy();
    (link.to_owned(), words.trim().to_owned())
}

fn end_of_share(href: &str) -> usize {
    let is_end = |(at, c): &(usize, char)| match c {
        '(' | '[' => true,
        '%' => is_encoded_end(&href[at + 1..]),
        other => other.is_whitespace() || !other.is_ascii(),
    };
    let at = href.char_indices().find(is_end);
    at.map_or(href.len(), |(at, _)| at)
}

/// Whether these digits encode a space, a bracket or the first byte of a character that is not ASCII.
fn is_encoded_end(digits: &str) -> bool {
    let is_beyond_ascii = digits.starts_with(|c: char| {
        matches!(c, '8' | '9') || ('A'..='F').contains(&c.to_ascii_uppercase())
    });
    is_beyond_ascii
        || ["20", "28", "5B", "5b"]
            .iter()
            .any(|encoded| digits.starts_with(encoded))
}

/// The link to a Baidu share is `/s/1` and 22 characters, with the code as letters and digits in the query.
fn end_of_baidu(href: &str) -> usize {
    let behind = |from: usize, is_own: fn(&u8) -> bool| {
        from + href.as_bytes()[from..]
            .iter()
            .take_while(|byte| is_own(byte))
            .count()
    };
    if let Some(at) = href.find("/s/1").map(|at| at + "/s/1".len()) {
        let end = behind(at, |byte| {
            byte.is_ascii_alphanumeric() || b"-_".contains(byte)
        });
        if end > at + 22 {
            return at + 22;
        }
    }
    let code = href
        .find("pwd=")
        .map(|at| behind(at + "pwd=".len(), u8::is_ascii_alphanumeric));
    code.filter(|end| !href[*end..].starts_with(['&', '#']))
        .unwrap_or(href.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_share_are_split_off_however_they_are_written() {
        for (behind, words) in [
            ("(x7k9)", "(x7k9)"),
            ("[x7k9]", "[x7k9]"),
            ("提取码：x7k9", "提取码：x7k9"),
            (" 提取码：x7k9", "提取码：x7k9"),
            (
                "%20%E6%8F%90%E5%8F%96%E7%A0%81%EF%BC%9Ax7k9",
                "提取码：x7k9",
            ),
            ("", ""),
        ] {
            let share = "https://www.alipan.com/s/AbCdEfGhIjK";
            let (link, found) = split("aliyun", &format!("{share}{behind}"));
            assert_eq!((link.as_str(), found.as_str()), (share, words));
        }
    }

    #[test]
    fn a_share_of_baidu_has_one_length_and_its_code_is_plain() {
        let share = "https://pan.baidu.com/s/1abcdefghijklmnopqrst-_";
        assert_eq!(split("baidu", &format!("{share}--来自百度")).0, share);
        assert_eq!(
            split("baidu", &format!("{share}?pwd=x7k9--来自")).0,
            format!("{share}?pwd=x7k9")
        );
        assert_eq!(
            split("baidu", &format!("{share}?pwd=x7k9#a")).0,
            format!("{share}?pwd=x7k9#a")
        );
    }

    #[test]
    fn a_link_that_names_its_file_stays_whole() {
        let link = "https://www.dropbox.com/s/aa/%E6%A1%A5%20(1).mp4?dl=0";
        assert_eq!(split("dropbox", link), (link.to_owned(), String::new()));
    }
}
