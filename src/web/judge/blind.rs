//! An entry as judges may see it: title, description, platform and link. The author's name and the account are removed.
//! Judges' pages get entries only through this file.

use crate::contest::Contest;
use crate::contest::entry_details::{EntryField, Privacy};
use crate::contest::rules::{Check, Rule};
use crate::contest::share_text;
use crate::db::entries::{Detail, Entry};
use crate::lang::Phrase;
use crate::names;

/// The characters that replace a removed name.
const TAKEN_OUT: &str = "＊＊＊";

/// An entry without its author's name and account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindEntry {
    /// The title, with names removed.
    pub title: String,
    /// The post's description, with names and mentions removed; may be empty.
    pub description: String,
    /// The name of the platform or channel through which the entry came.
    pub source: Phrase,
    /// The platform on which the video plays. For an entry by e-mail, this is the platform of the contest's own
    /// account.
    pub plays_on: Phrase,
    /// The link at which the video plays.
    pub link: Option<String>,
}

/// A rule's verdict without its evidence, which could contain a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The rule's name.
    pub rule: Phrase,
    /// `pass`, `fail` or `unknown`.
    pub kind: &'static str,
}

impl BlindEntry {
    /// The entry as a judge sees it.
    #[must_use]
    pub fn of(entry: &Entry, contest: &Contest) -> Self {
        let names = names_in(entry);
        let link = entry.link.to_open();
        Self {
            title: without_names(&entry.title, &names),
            description: without_names(&description_of(entry, contest), &names),
            source: names::source(entry.link.platform()),
            plays_on: names::plays_on(entry.link.platform(), entry.link.url.as_deref(), contest),
            link: link
                .filter(|link| leads_to_the_web(link))
                .map(str::to_owned),
        }
    }
}

/// The verdicts that help a judge: on the topics and on the time of publication.
#[must_use]
pub fn chips(checks: &[Check]) -> Vec<Chip> {
    let shown = checks
        .iter()
        .filter(|check| matches!(check.rule, Rule::Topics | Rule::Window));
    let chip = |check: &Check| Chip {
        rule: check.rule.phrase(),
        kind: check.verdict.key(),
    };
    shown.map(chip).collect()
}

fn description_of(entry: &Entry, contest: &Contest) -> String {
    if !entry.description.is_empty() {
        return entry.description.clone();
    }
    let settings = contest.definition.link_settings();
    share_text::read(&entry.share_text, &settings, None)
        .description
        .unwrap_or_default()
}

/// The names to remove, longest first, so that no part of a longer name remains. A single character is not treated as a
/// name, since removing it everywhere would make the text unreadable.
fn names_in(entry: &Entry) -> Vec<String> {
    let hidden = EntryField::ALL.into_iter();
    let hidden = hidden.filter(|field| field.privacy() != Privacy::Public);
    let mut names: Vec<&str> = hidden
        .filter_map(|field| match entry.detail(field) {
            Detail::Text(text) => Some(text),
            Detail::Instant(_) => None,
        })
        .collect();
    names.retain(|name| name.trim().chars().count() > 1);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
        .into_iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect()
}

fn without_names(text: &str, names: &[String]) -> String {
    let text = names
        .iter()
        .fold(text.to_owned(), |text, name| without(&text, name));
    without_mentions(&text)
}

/// Only ASCII is converted to lower case, so that positions in the text stay the same.
fn without(text: &str, name: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (at, found) in lower.match_indices(name) {
        out.push_str(&text[kept..at]);
        out.push_str(TAKEN_OUT);
        kept = at + found.len();
    }
    out.push_str(&text[kept..]);
    out
}

/// Replaces mentions: `@somebody` names an account.
fn without_mentions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['@', '＠']) {
        let (before, mention) = rest.split_at(at);
        let sign = mention.chars().next().map_or(0, char::len_utf8);
        let name = &mention[sign..];
        let end = name.find(ends_a_name).unwrap_or(name.len());
        out.push_str(before);
        out.push_str(if end == 0 {
            &mention[..sign]
        } else {
            TAKEN_OUT
        });
        rest = &name[end..];
    }
    out.push_str(rest);
    out
}

fn ends_a_name(c: char) -> bool {
    c.is_whitespace() || "@＠#＃，。！？、；：,!?;:（）()【】「」《》“”\"'".contains(c)
}

fn leads_to_the_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Vec<String> {
        of.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_are_taken_out_wherever_they_stand_and_in_either_case() {
        let text = "河边人家｜HeBian 出品，导演河边";
        let blind = without_names(text, &names(&["hebian", "河边人家", "河边"]));
        assert_eq!(blind, "＊＊＊｜＊＊＊ 出品，导演＊＊＊");
    }

    #[test]
    fn mentions_are_taken_out_up_to_the_end_of_the_name_and_a_lone_sign_stays() {
        assert_eq!(
            without_mentions("和@津门老李、＠小海豚 一起 @ 海河"),
            "和＊＊＊、＊＊＊ 一起 @ 海河"
        );
        assert_eq!(without_mentions("@@@"), "@@@");
        assert_eq!(without_mentions("写信 a@b.example"), "写信 a＊＊＊");
        assert_eq!(without_mentions(""), "");
    }

    #[test]
    fn a_long_text_of_signs_is_read_in_one_pass() {
        let text = "@a".repeat(300_000);
        assert_eq!(without_mentions(&text), TAKEN_OUT.repeat(300_000));
    }

    #[test]
    fn only_links_of_the_web_are_opened() {
        assert!(leads_to_the_web("https://v.douyin.com/abc/"));
        assert!(!leads_to_the_web("javascript:alert(1)"));
    }
}
