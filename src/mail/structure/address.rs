//! Reads the mailboxes in an address field as clients write them: with encoded words in quotes, raw Chinese, comments
//! as names, and groups.

use super::header::{decode_words, one_line, word_length};
use crate::mail::limits;

/// A sender or recipient, unverified.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mailbox {
    /// The display name; empty when none is written.
    pub name: String,
    /// The address as written, without angle brackets; it may be malformed.
    pub address: String,
}

/// The mailboxes of an unfolded address field, in order.
pub fn mailboxes(field: &str) -> Vec<Mailbox> {
    let mut found = Vec::new();
    let mut draft = Draft::default();
    let mut characters = field.chars();
    while !characters.as_str().is_empty() {
        // a comma or bracket inside an encoded word does not separate anything
        let word = word_length(characters.as_str());
        draft.plain.push_str(&characters.as_str()[..word]);
        characters = characters.as_str()[word..].chars();
        let Some(character) = characters.next() else {
            break;
        };
        match character {
            '"' => draft.quoted(&quoted(&mut characters)),
            '(' => draft.comment.push_str(&comment(&mut characters)),
            '<' | '＜' => {
                draft.angled(characters.by_ref().take_while(|c| !closes(*c)).collect());
            }
            ',' => draft.finish(&mut found),
            // closes a bracket that was not opened
            '>' | '＞' => {}
            ';' if draft.in_group || draft.has_address() => draft.finish(&mut found),
            // `Group name: a@b, c@d;`
            ':' if draft.angle.is_none() && !draft.plain.contains('@') => {
                draft = Draft {
                    in_group: true,
                    ..Draft::default()
                };
            }
            other => draft.plain.push(other),
        }
        if found.len() >= limits::MAILBOXES {
            return found;
        }
    }
    draft.finish(&mut found);
    found
}

/// Whether a character closes an address; the full-width one comes from Chinese keyboards.
fn closes(character: char) -> bool {
    matches!(character, '>' | '＞')
}

/// The parts of a mailbox that were read so far.
#[derive(Default)]
struct Draft {
    plain: String,
    comment: String,
    angle: Option<String>,
    in_group: bool,
    /// Where the last quoted text ends in `plain`.
    quotes_end: Option<usize>,
}

impl Draft {
    /// Takes an address in brackets; only the first one counts.
    fn angled(&mut self, address: String) {
        self.angle.get_or_insert(address);
    }

    fn has_address(&self) -> bool {
        self.angle.is_some() || self.plain.contains('@')
    }

    fn quoted(&mut self, text: &str) {
        self.plain.push_str(text);
        self.quotes_end = Some(self.plain.len());
    }

    /// An address without angle brackets: a word after the name, the comment, or the content of an encoded word.
    fn free(&self) -> Option<Mailbox> {
        let from = self.quotes_end.unwrap_or(0);
        let (quoted, unquoted) = self.plain.split_at(from);
        if let Some((name, address)) = word_with_address(unquoted) {
            let name = readable(&format!("{quoted} {name} {}", self.comment));
            return Some(Mailbox { name, address });
        }
        let (name, comment) = (readable(&self.plain), self.comment.trim());
        if is_address(comment) && !name.contains('@') {
            let address = comment.to_owned();
            return Some(Mailbox { name, address });
        }
        inside_word(&self.plain, &name)
    }

    fn finish(&mut self, found: &mut Vec<Mailbox>) {
        let draft = std::mem::replace(
            self,
            Self {
                in_group: self.in_group,
                ..Self::default()
            },
        );
        let plain = draft.plain.trim();
        let has_quotes = draft.quotes_end.is_some();
        let mailbox = match (&draft.angle, draft.free()) {
            (Some(address), _) => Mailbox {
                name: readable(plain),
                address: bare(address),
            },
            (None, Some(free)) => free,
            _ if plain.contains('@') && !has_quotes => Mailbox {
                name: readable(&draft.comment),
                address: bare(plain),
            },
            _ if plain.is_empty() => return,
            // without an address, the whole text is shown as the address, with its quotes
            _ if has_quotes => Mailbox {
                name: String::new(),
                address: format!("\"{plain}\""),
            },
            _ => Mailbox {
                name: String::new(),
                address: bare(plain),
            },
        };
        if mailbox != Mailbox::default() {
            found.push(mailbox);
        }
    }
}

fn readable(text: &str) -> String {
    one_line(&decode_words(text))
}

/// Whether a word is exactly `local@host.domain`.
fn is_address(word: &str) -> bool {
    let Some((local, domain)) = word.split_once('@') else {
        return false;
    };
    let is_part = |c: char| !(c.is_whitespace() || "@<>()[],;:\"".contains(c));
    let is_domain = domain
        .split_once('.')
        .is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    !local.is_empty() && local.chars().all(is_part) && is_domain && domain.chars().all(is_part)
}

/// The first address among several words, and the words before it.
fn word_with_address(text: &str) -> Option<(&str, String)> {
    let words = || text.split_ascii_whitespace();
    let inside = |word: &'_ str| -> Option<String> {
        let bracketed = word
            .strip_prefix('[')
            .and_then(|word| word.strip_suffix(']'));
        let word = bracketed.unwrap_or(word);
        is_address(word).then(|| word.to_owned())
    };
    let address = words().find_map(inside)?;
    let at = text.find(&address)?;
    Some((text[..at].trim_end_matches([' ', '\t', '[']), address))
}

/// A whole mailbox inside one encoded word: `王 <x@y.com>`, or only its address.
fn inside_word(plain: &str, decoded: &str) -> Option<Mailbox> {
    if plain.trim_start().starts_with("=?") && is_address(decoded) {
        return Some(Mailbox {
            name: String::new(),
            address: decoded.to_owned(),
        });
    }
    let (name, rest) = decoded
        .split_once('<')
        .filter(|_| plain.trim_start().starts_with("=?"))?;
    let (address, _) = rest.split_once('>')?;
    is_address(address).then(|| Mailbox {
        name: one_line(name.trim_matches(['"', ' '])),
        address: address.to_owned(),
    })
}

/// The address without white space, comments and route.
fn bare(address: &str) -> String {
    let address = address.trim_start_matches(['<', ' ', '\t']);
    let is_link = address
        .get(..MAILTO.len())
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case(MAILTO));
    let address = if is_link {
        &address[MAILTO.len()..]
    } else {
        address
    };
    let (mut depth, mut bare) = (0, String::with_capacity(address.len()));
    for character in address.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            other if depth == 0 && !other.is_ascii_whitespace() => bare.push(other),
            _ => {}
        }
    }
    // an obsolete source route, `@relay:user@host`
    match bare
        .strip_prefix('@')
        .and_then(|route| route.split_once(':'))
    {
        Some((_, address)) => address.to_owned(),
        None => bare.trim_end_matches([':', ';', ',', '"']).to_owned(),
    }
}

/// The beginning of a link to an address.
const MAILTO: &str = "mailto:";

type Characters<'t> = std::str::Chars<'t>;

fn quoted(characters: &mut Characters<'_>) -> String {
    let mut text = String::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next()),
            other => text.push(other),
        }
    }
    text
}

fn comment(characters: &mut Characters<'_>) -> String {
    let (mut text, mut depth) = (String::new(), 1);
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            '(' => depth += 1,
            ')' if depth == 1 => break,
            ')' => depth -= 1,
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(field: &str) -> Vec<(String, String)> {
        mailboxes(field)
            .into_iter()
            .map(|mailbox| (mailbox.name, mailbox.address))
            .collect()
    }

    fn pair(name: &str, address: &str) -> (String, String) {
        (name.to_owned(), address.to_owned())
    }

    #[test]
    fn names_in_words_quotes_and_comments_are_read() {
        assert_eq!(
            pairs("\"=?gbk?B?zba45Q==?=\" <a@qq.com>"),
            [pair("投稿", "a@qq.com")]
        );
        assert_eq!(
            pairs("\"Li, Hua\" <a@b>, c@d (Chen)"),
            [pair("Li, Hua", "a@b"), pair("Chen", "c@d")]
        );
        assert_eq!(pairs("王小明<a@b>"), [pair("王小明", "a@b")]);
    }

    #[test]
    fn a_group_gives_its_members() {
        assert_eq!(
            pairs("team: a@b, C <c@d>;"),
            [pair("", "a@b"), pair("C", "c@d")]
        );
        assert_eq!(pairs("undisclosed-recipients:;"), []);
    }

    #[test]
    fn semicolons_divide_addresses_and_words_are_whole() {
        assert_eq!(
            pairs("Wang <a@b.c>; Li <d@e.f>"),
            [pair("Wang", "a@b.c"), pair("Li", "d@e.f")]
        );
        assert_eq!(pairs("a@b.c; d@e.f")[0], pair("", "a@b.c"));
        assert_eq!(
            pairs("=?utf-8?Q?Wang,_Xiaoming?= <a@b.c>"),
            [pair("Wang, Xiaoming", "a@b.c")]
        );
        assert_eq!(pairs("A <a@b.c:> <x@y.z>"), [pair("A", "a@b.c")]);
    }

    #[test]
    fn a_name_without_an_address_is_kept_as_written() {
        assert_eq!(pairs("MAILER-DAEMON"), [pair("", "MAILER-DAEMON")]);
        assert_eq!(pairs("\"Li Hua\""), [pair("", "\"Li Hua\"")]);
    }

    #[test]
    fn half_brackets_and_comments_do_not_spoil_an_address() {
        assert_eq!(pairs("a@b>"), [pair("", "a@b")]);
        assert_eq!(pairs("A <a(his)@b(host)>"), [pair("A", "a@b")]);
    }

    #[test]
    fn an_address_without_brackets_is_found_beside_its_name() {
        for field in [
            "王小明 a@b.com",
            "\"王小明\" a@b.com",
            "王小明(a@b.com)",
            "王小明 <<a@b.com>>",
            "王小明 <mailto:a@b.com>",
            "王小明 [a@b.com]",
            "王小明＜a@b.com＞",
            "a@b.com (王小明)",
            "=?utf-8?B?546L5bCP5piOIDxhQGIuY29tPg==?=",
        ] {
            assert_eq!(pairs(field), [pair("王小明", "a@b.com")], "{field}");
        }
        assert_eq!(pairs("a@b.com c@d.com"), [pair("", "a@b.com")]);
        assert_eq!(pairs("a@b.com"), [pair("", "a@b.com")]);
        assert_eq!(pairs("=?utf-8?B?YUBiLmNvbQ==?="), [pair("", "a@b.com")]);
        assert_eq!(pairs("\"a b\"@c.com"), [pair("", "\"a b@c.com\"")]);
    }

    proptest! {
        #[test]
        fn any_field_is_read_without_panic(field in "(\\PC|[<>\"(),:;@\\\\ ]){0,60}") {
            mailboxes(&field);
        }
    }
}
