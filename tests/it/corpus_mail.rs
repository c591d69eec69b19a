//! How often does our reading of mail agree with three other parsers? The messages are in `mail/` of the corpus
//! ([`corpus`]).

use std::collections::BTreeMap;
use std::fs;

use reeljury::contest::hex::hex;
use reeljury::mail::cloud::CloudLink;
use reeljury::mail::containers::sources::messages;
use reeljury::mail::limits;
use reeljury::mail::receive::dry_run;
use reeljury::mail::receive::{Incoming, receive};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::corpus::corpus;

/// A message and what is expected of it.
#[derive(Deserialize)]
struct MailRow {
    file: String,
    idx: usize,
    kind: String,
    status: String,
    #[serde(default)]
    from: Vec<(Option<String>, Option<String>)>,
    subject: Option<String>,
    date: Option<String>,
    #[serde(default)]
    attachments: Vec<File>,
    #[serde(default)]
    links: Vec<Link>,
}

#[derive(Deserialize)]
struct File {
    name: Option<String>,
    size: Option<u64>,
    sha256: Option<String>,
}

#[derive(Deserialize)]
struct Link {
    url: String,
    name: Option<String>,
    size: Option<String>,
    expires: Option<String>,
    expires_in_days: Option<u32>,
    code: Option<String>,
}

/// Of the rows on which the other parsers agree, at most one in a hundred may differ from ours.
const AGREEMENT_PERCENT: usize = 99;

/// Every row with its message's raw bytes; a row without a message fails.
fn rows_with_messages(folder: &std::path::Path) -> Vec<(MailRow, Vec<u8>)> {
    let index = fs::read_to_string(folder.join("index.dev.jsonl")).expect("the index");
    let rows: Vec<MailRow> = index
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row"))
        .collect();
    let mut found = BTreeMap::new();
    for row in &rows {
        found.entry(row.file.clone()).or_insert_with(|| {
            let raw =
                messages(&folder.join("eml").join(&row.file), &std::env::temp_dir()).map(|found| {
                    found
                        .raw
                        .and_then(|raw| raw.bytes())
                        .expect("a readable message")
                });
            raw.collect::<Vec<_>>()
        });
    }
    let message = |row: &MailRow| {
        found[&row.file]
            .get(row.idx)
            .unwrap_or_else(|| panic!("no message {}#{}", row.file, row.idx))
    };
    rows.into_iter()
        .map(|row| (message(&row).clone(), row))
        .map(|(raw, row)| (row, raw))
        .collect()
}

#[test]
fn messages_are_read_as_other_parsers_agree_they_are() {
    let Some(folder) = corpus("mail") else { return };
    let (mut rows, mut differing) = (0, 0);
    for (row, raw) in rows_with_messages(&folder)
        .into_iter()
        .filter(|(row, _)| row.status == "agreed")
    {
        let differences = differences(&row, &receive(raw));
        rows += 1;
        differing += usize::from(!differences.is_empty());
        for (field, reason) in differences {
            println!("differs: {}#{} {field}: {reason}", row.file, row.idx);
        }
    }
    println!("{} of {rows} rows agree", rows - differing);
    assert!(rows > 0, "no row with status agreed");
    assert!(
        differing * 100 <= rows * (100 - AGREEMENT_PERCENT),
        "{differing} of {rows} differ"
    );
}

#[test]
fn cloud_links_are_found_with_what_the_letter_says_of_them() {
    let Some(folder) = corpus("mail") else { return };
    let mut rows = rows_with_messages(&folder);
    rows.retain(|(row, _)| row.file.starts_with("synth__"));
    assert!(rows.iter().any(|(row, _)| !row.links.is_empty()));
    for (row, raw) in &rows {
        let found = receive(&raw[..]).cloud_links;
        assert_eq!(found.len(), row.links.len(), "{}: {found:?}", row.file);
        for link in &row.links {
            let same = found.iter().find(|found| found.url == link.url);
            assert_link(
                &row.file,
                link,
                same.unwrap_or_else(|| panic!("{}: no {}", row.file, link.url)),
            );
        }
    }
}

#[test]
fn every_message_gives_a_line_and_it_lists_the_files_that_other_parsers_find() {
    let Some(folder) = corpus("mail") else { return };
    let (mut agreed, mut same) = (0, 0);
    for (row, raw) in rows_with_messages(&folder) {
        let line = serde_json::to_value(dry_run::line(&row.file, raw)).unwrap();
        let listed = line["attachments"].as_array().expect("a list");
        let listed = row.attachments.len() == listed.len()
            && row.attachments.iter().zip(listed).all(is_listed_as);
        agreed += usize::from(row.status == "agreed");
        same += usize::from(row.status == "agreed" && listed);
    }
    assert!(agreed > 0, "no row with status agreed");
    assert!(
        same * 100 >= agreed * AGREEMENT_PERCENT,
        "{same} of {agreed}"
    );
}

fn is_listed_as((file, listed): (&File, &Value)) -> bool {
    listed["name"] == json!(file.name)
        && file.size.is_none_or(|size| listed["bytes"] == size)
        && (file.sha256.as_ref()).is_none_or(|sha256| listed["sha256"] == **sha256)
}

fn assert_link(file: &str, expected: &Link, found: &CloudLink) {
    let days = expected.expires_in_days.map(|days| format!("+{days}d"));
    let expires = expected.expires.clone().or(days);
    for (field, expected, found) in [
        ("name", &expected.name, found.name.clone()),
        ("size", &expected.size, found.size.clone()),
        (
            "expires",
            &expires,
            found.expires.map(|expires| expires.to_string()),
        ),
        ("code", &expected.code, found.code.clone()),
    ] {
        assert!(
            expected.is_none() || *expected == found,
            "{file}: {field} {expected:?}, found {found:?}"
        );
    }
}

/// The fields in which our reading differs, each with the reason why ours is right.
fn differences(row: &MailRow, incoming: &Incoming) -> Vec<(&'static str, &'static str)> {
    let pair = |(name, address): &(Option<String>, Option<String>)| {
        (
            name.clone().unwrap_or_default(),
            address.clone().unwrap_or_default(),
        )
    };
    let mut from: Vec<(String, String)> = row.from.iter().map(pair).collect();
    from.retain(|(name, address)| !name.is_empty() || !address.is_empty());
    let our_from: Vec<(String, String)> = incoming
        .from
        .iter()
        .map(|m| (m.name.clone(), m.address.clone()))
        .collect();
    let our_date = incoming
        .dated
        .map(|time| time.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    [
        (from != our_from, "from", "not explained"),
        (
            !same_words(&row.subject, &incoming.subject),
            "subject",
            subject_reason(row),
        ),
        (row.date != our_date, "date", date_reason(row)),
        (!same_files(row, incoming), "attachments", files_reason(row)),
    ]
    .into_iter()
    .filter_map(|(differs, field, reason)| differs.then_some((field, reason)))
    .collect()
}

fn same_words(expected: &Option<String>, ours: &Option<String>) -> bool {
    let words = |text: &Option<String>| {
        text.as_deref()
            .unwrap_or("")
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    words(expected) == words(ours)
}

/// Compares names, sizes and hashes. A row without a size comes from a parser that re-serialised the part: then only
/// the name is compared.
fn same_files(row: &MailRow, incoming: &Incoming) -> bool {
    let same = |(expected, ours): (&File, &reeljury::mail::receive::attachment::Attachment)| {
        let measured = ours.measure();
        let hash = hex(measured.sha256());
        expected.name == ours.name
            && expected.size.is_none_or(|size| size == measured.size())
            && expected
                .sha256
                .as_ref()
                .is_none_or(|sha256| *sha256 == hash)
    };
    row.attachments.len() == incoming.attachments.len()
        && row.attachments.iter().zip(&incoming.attachments).all(same)
}

fn subject_reason(row: &MailRow) -> &'static str {
    match row.subject.as_ref().map_or(0, String::len) > limits::HEADER_BYTES {
        true => "a subject beyond limits::HEADER_BYTES is cut",
        false => "not explained",
    }
}

fn date_reason(row: &MailRow) -> &'static str {
    match (row.kind.as_str(), &row.date) {
        ("msg", None) => "a saved item that was never sent keeps its delivery time as its date",
        _ => "not explained",
    }
}

fn files_reason(row: &MailRow) -> &'static str {
    match row.attachments.len() > limits::PARTS {
        true => "files beyond limits::PARTS are left out, and the message says so",
        false => "not explained",
    }
}
