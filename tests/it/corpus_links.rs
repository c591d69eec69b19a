//! Does link and share-text reading agree with the rows collected from the platforms?
//!
//! The rows are in `links/` of the corpus ([`corpus_text`]).

use reeljury::contest::link::{self, Kind, LinkSettings};
use reeljury::contest::platform::Platform;
use reeljury::contest::share_text::{self, ShareText};
use reeljury::contest::topic::{Form, Source, TopicState, check_required};
use serde::Deserialize;

use crate::support::corpus::corpus_text;

/// Words in the notes of collected rows: they mark questions that the collection leaves open, so these rows are
/// skipped.
const OPEN_DECISIONS: [&str; 6] = [
    "emoji belongs to the topic",
    "super topic",
    "marks a super topic",
    "open form",
    "glued to the url and reads as its fragment",
    "full-width scheme",
];

#[derive(Deserialize)]
struct LinkRow {
    text: String,
    platform: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    urls: Vec<String>,
    hashtags: Vec<String>,
    form: String,
    #[serde(default)]
    truncated: Option<String>,
    #[serde(default)]
    topics_ok: Option<bool>,
    #[serde(default)]
    note: String,
}

fn settings() -> LinkSettings {
    LinkSettings {
        hosts: vec![(Platform::Jindouyun, "tjyun.com".to_owned())],
    }
}

#[test]
fn links_agree_with_the_collected_rows() {
    let Some(rows) = corpus_text("links/urls.dev.tsv") else {
        return;
    };
    let (mut total, mut agreed) = (0, 0);
    for (number, line) in rows.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        total += 1;
        match difference(&fields) {
            None => agreed += 1,
            Some(why) => println!("row {}: {why}", number + 1),
        }
    }
    println!("{agreed} of {total} rows agree");
    assert!(
        total > 0 && agreed * 1000 >= total * 995,
        "{agreed} of {total}"
    );
}

#[test]
fn no_row_that_must_be_refused_is_taken() {
    let Some(rows) = corpus_text("links/urls.dev.tsv") else {
        return;
    };
    let rejects: Vec<&str> = rows
        .lines()
        .filter(|line| line.starts_with("reject\t"))
        .collect();
    assert!(!rejects.is_empty());
    for line in rejects {
        let url = line.split('\t').nth(1).unwrap_or_default();
        let taken = link::recognise(url, &settings()).is_ok_and(|link| link.can_be_an_entry());
        assert!(!taken, "{url}");
    }
}

#[test]
fn second_keys_agree_with_the_collected_rows() {
    let Some(rows) = corpus_text("links/url_aliases.dev.tsv") else {
        return;
    };
    let mut compared = 0;
    for line in rows.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (name, id) = fields[2].split_once('=').unwrap_or_default();
        let key = match name {
            "mid" => format!("weibo:mid:{id}"),
            "redirectPath note" => format!("xiaohongshu:note:{id}"),
            // keys of a part, a medium or a live session do not identify a video
            _ => continue,
        };
        let link = link::recognise(fields[1], &settings()).unwrap();
        assert!(
            link.keys.iter().any(|found| found.0 == key),
            "{}",
            fields[1]
        );
        compared += 1;
    }
    assert!(compared > 0, "no row with a key");
}

#[test]
fn share_texts_agree_with_the_collected_rows() {
    let Some(rows) = corpus_text("links/share_texts.dev.jsonl") else {
        return;
    };
    let (mut total, mut open, mut wrong) = (0, 0, Vec::new());
    for (number, line) in rows.lines().enumerate() {
        let row: LinkRow = serde_json::from_str(line).unwrap();
        total += 1;
        let Some(why) = share_difference(&row) else {
            continue;
        };
        let decided_later = OPEN_DECISIONS.iter().any(|words| row.note.contains(words));
        println!("row {}: {why} ({})", number + 1, row.note);
        match decided_later {
            true => open += 1,
            false => wrong.push(number + 1),
        }
    }
    println!(
        "{} of {total} rows agree, {open} differ by an open decision",
        total - open - wrong.len()
    );
    assert!(total > 0 && wrong.is_empty(), "rows {wrong:?}");
}

fn difference(fields: &[&str]) -> Option<String> {
    let [platform, url, kind, id, canonical, ..] = fields else {
        return Some("too few fields".to_owned());
    };
    let link = match (link::recognise(url, &settings()), *platform) {
        (Err(_), "reject") => return None,
        (Ok(link), "reject") if !link.can_be_an_entry() => return None,
        (Ok(link), _) => link,
        (Err(why), _) => return Some(format!("refused: {why:?}")),
    };
    let expected = (Platform::from_key(platform), Kind::from_key(kind), *id);
    let found_id = link.canonical_id.as_deref().unwrap_or_default();
    let found = (Some(link.platform), Some(link.kind), found_id);
    let same_url = canonical.is_empty() || link.canonical_url == *canonical;
    (found != expected || !same_url).then(|| format!("{found:?} {}", link.canonical_url))
}

fn share_difference(row: &LinkRow) -> Option<String> {
    let platform = Platform::from_key(&row.platform);
    let url = row.url.as_deref().filter(|url| !url.is_empty());
    let hint = if url.is_some() { None } else { platform };
    let read = share_text::read(&row.text, &settings(), hint);
    let raw = read.chosen.map(|index| read.links[index].raw.as_str());
    let raws: Vec<&String> = read.links.iter().map(|link| &link.raw).collect();
    if raw != url || !(row.urls.is_empty() || row.urls.iter().eq(raws)) {
        return Some(format!("link {raw:?}"));
    }
    if read.platform != platform {
        return Some(format!("platform {:?}", read.platform));
    }
    topic_difference(row, &read).or_else(|| wording_difference(row, &read))
}

fn topic_difference(row: &LinkRow, read: &ShareText) -> Option<String> {
    // on these two platforms, a topic without its closing # is plain text for viewers
    let closed_only = matches!(read.platform, Some(Platform::Weibo | Platform::Bilibili));
    let whole = read.topics.iter().filter(|topic| !topic.cut);
    let names: Vec<&str> = whole
        .filter(|topic| !closed_only || topic.form == Form::Closed)
        .map(|topic| topic.name.as_str())
        .collect();
    let cut = read
        .topics
        .iter()
        .find(|topic| topic.cut)
        .map(|topic| topic.name.as_str());
    if names != row.hashtags || cut != row.truncated.as_deref() {
        return Some(format!("topics {names:?}, cut {cut:?}"));
    }
    let required = ["你好天津".to_owned(), "点赞天津".to_owned()];
    let verdicts = check_required(&required, closed_only, &read.topics, Source::ShareText);
    let is_met = |state: &TopicState| matches!(state, TopicState::Present { .. });
    let met = verdicts.iter().all(|verdict| is_met(&verdict.state));
    (row.topics_ok.is_some_and(|ok| ok != met)).then(|| format!("required topics {verdicts:?}"))
}

fn wording_difference(row: &LinkRow, read: &ShareText) -> Option<String> {
    let expected = match row.form.as_str() {
        "live" => Some(Kind::Live),
        "profile" => Some(Kind::Profile),
        "goods" => Some(Kind::Other),
        _ => None,
    };
    (read.worded_as != expected).then(|| format!("worded as {:?}", read.worded_as))
}
