//! `reeljury check [FILE]`: reads each text and checks it by the rules. Input and output are JSON Lines; no database is
//! used.
//!
//! Every input line gives one output line. Lines are independent of each other: only a contest's database can tell
//! whether the same video was entered before.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::PathBuf;

use anyhow::Context;
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use super::output::Exit;
use crate::app::read_contest_file;
use crate::clock::Clock;
use crate::config::{Config, Flags};
use crate::contest::link::{Kind, Link};
use crate::contest::platform::Platform;
use crate::contest::round::RoundKey;
use crate::contest::rules::{self, LinkProblem, Reading};
use crate::contest::{Contest, date_input, topic};

/// Longer lines are cut here; no platform's share text is nearly as long.
const LONGEST_LINE: u64 = 16 * 1024 * 1024;

#[derive(Args)]
pub(super) struct Check {
    /// JSON Lines or lines of text; standard input where none is named
    file: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self, flags: &Flags, clock: &Clock) -> anyhow::Result<Exit> {
        let contest = read_contest_file(Config::contest_file(flags)?.as_deref())?;
        let input: Box<dyn Read> = match &self.file {
            None => Box::new(io::stdin()),
            Some(path) => Box::new(
                File::open(path).with_context(|| format!("cannot read {}", path.display()))?,
            ),
        };
        let output = BufWriter::new(io::stdout().lock());
        match check_all(&contest, clock.now(), BufReader::new(input), output) {
            // the program that read the output has ended
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Done),
            Err(error) => Err(error).context("cannot go on"),
            Ok(true) => Ok(Exit::Done),
            Ok(false) => Ok(Exit::SomethingRefused),
        }
    }
}

/// Checks all lines; returns whether all passed.
fn check_all(
    contest: &Contest,
    now: DateTime<Utc>,
    mut input: BufReader<Box<dyn Read>>,
    mut output: impl Write,
) -> io::Result<bool> {
    let (mut line, mut number, mut all_ok) = (vec![], 0_u64, true);
    while next_line(&mut input, &mut line)? {
        number += 1;
        let input_line = InputLine::read(&line, number);
        let checked = checked(contest, now, &input_line);
        all_ok &= checked.ok;
        serde_json::to_writer(&mut output, &checked)?;
        output.write_all(b"\n")?;
        // a sender that writes line by line waits for each result
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(all_ok)
}

fn next_line(input: &mut BufReader<Box<dyn Read>>, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', line)?;
    if read == usize::try_from(LONGEST_LINE).unwrap_or(usize::MAX) && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(read > 0)
}

/// One line of input.
struct InputLine {
    id: Value,
    text: String,
    platform: Option<Platform>,
    published_at: Value,
}

impl InputLine {
    /// Reads a line. A line that is not a JSON object is a share text with the line number as its id.
    fn read(line: &[u8], number: u64) -> Self {
        let line = String::from_utf8_lossy(line);
        let line = line
            .trim_start_matches('\u{feff}')
            .trim_end_matches(['\r', '\n']);
        let object = line.trim_start().starts_with('{');
        match object.then(|| serde_json::from_str(line)) {
            Some(Ok(Value::Object(mut fields))) => Self {
                id: fields.remove("id").unwrap_or_else(|| json!(number)),
                text: words(fields.get("text")).to_owned(),
                platform: Platform::from_key(words(fields.get("platform"))),
                published_at: fields.remove("published_at").unwrap_or_default(),
            },
            _ => Self {
                id: json!(number),
                text: line.to_owned(),
                platform: None,
                published_at: Value::Null,
            },
        }
    }

    fn published(&self, contest: &Contest) -> Option<DateTime<Utc>> {
        match &self.published_at {
            Value::String(text) => date_input::read(text, &contest.calendar),
            Value::Number(number) => date_input::read(&number.to_string(), &contest.calendar),
            _ => None,
        }
    }
}

fn words(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

/// One line of output.
#[derive(Serialize)]
struct OutputLine {
    id: Value,
    platform: Option<Platform>,
    kind: Option<Kind>,
    canonical_id: Option<String>,
    canonical_url: Option<String>,
    author: Option<String>,
    topics: Vec<String>,
    round: Option<RoundKey>,
    verdicts: Vec<rules::Check>,
    ok: bool,
}

fn checked(contest: &Contest, now: DateTime<Utc>, line: &InputLine) -> OutputLine {
    let reading = rules::read_from(contest, &line.text, "", line.platform);
    let published = line.published(contest);
    let mut verdicts = rules::check_words(contest, &reading);
    verdicts.push(rules::check_window(contest, published, now));
    let partner = partner_link(contest, &reading);
    let topics = topic::names_seen(&reading.share.topics, reading.share.platform);
    OutputLine {
        id: line.id.clone(),
        platform: partner.map(|link| link.platform),
        kind: kind(&reading, partner),
        canonical_id: partner.and_then(|link| link.canonical_id.clone()),
        canonical_url: partner.map(|link| link.canonical_url.clone()),
        topics: topics.into_iter().map(str::to_owned).collect(),
        round: published.and_then(|at| contest.calendar.month_of(at)),
        ok: !rules::any_failed(&verdicts),
        author: reading.share.author,
        verdicts,
    }
}

fn partner_link<'a>(contest: &Contest, reading: &'a Reading) -> Option<&'a Link> {
    let link = reading.link.as_ref().ok()?;
    let partner = contest.definition.platform(link.platform).is_some();
    partner.then_some(link)
}

/// The kind of the link; a link outside the partner platforms counts as `Other`.
fn kind(reading: &Reading, partner: Option<&Link>) -> Option<Kind> {
    match (&reading.link, partner) {
        (_, Some(link)) => Some(link.kind),
        (Err(LinkProblem::None), None) => None,
        (Err(LinkProblem::Refused(_)) | Ok(_), None) => Some(Kind::Other),
    }
}
