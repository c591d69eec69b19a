//! The summary of a message on one line, as `import-mail --dry-run` prints it: whether it would become an entry, wait
//! for an organizer and why, or be dismissed. Nothing is stored.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::attachment::Attachment;
use super::automatic::Automatic;
use super::measured::Measured;
use super::{Incoming, MessageProblem, receive};
use crate::contest::hex::hex;
use crate::contest::message::{Facts, MessageState, Reason};
use crate::mail::cloud::CloudLink;
use crate::mail::understand::video;
use crate::mail::understand::wording::is_about_the_contest;
use crate::mail::understand::{Guess, Understood, understand};

/// The summary of a message.
#[derive(Debug, Serialize)]
pub struct DryRunLine {
    source: String,
    message_id: Option<String>,
    from: String,
    subject: Option<String>,
    /// When the message came: the sender's date, or else the date of the topmost Received field. A file may have passed
    /// through other hands, so no server's date can be relied on.
    received_at: Option<String>,
    /// The date of the topmost Received field.
    stamped_at: Option<String>,
    outcome: MessageState,
    reasons: Vec<Reason>,
    entry: Entry,
    attachments: Vec<File>,
    cloud_links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Entry {
    title: Option<String>,
    author: Option<String>,
    phone: Option<String>,
    intro: Option<String>,
    /// Names of the fields above whose values are guesses.
    guesses: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct File {
    name: Option<String>,
    bytes: u64,
    sha256: String,
    media_type: String,
}

#[derive(Debug, Serialize)]
struct Link {
    url: String,
    service: &'static str,
    name: Option<String>,
    size: Option<String>,
    expires: Option<String>,
    code: Option<String>,
}

/// Summarises a raw message that was found at `source`.
pub fn line(source: &str, raw: impl Into<Vec<u8>>) -> DryRunLine {
    let incoming = receive(raw);
    let understood = understand(&incoming);
    let own: Vec<_> = incoming.attachments.iter().map(measured).collect();
    let nested = incoming.attachments.iter().flat_map(Attachment::inside);
    let nested: Vec<_> = nested.map(measured).collect();
    let facts = Facts {
        packed: incoming.files().into_iter().any(video::may_hold_videos),
        ..with_videos(own.iter().chain(&nested), facts(&incoming, &understood))
    };
    let (outcome, reasons) = facts.outcome();
    DryRunLine {
        source: source.to_owned(),
        message_id: incoming.message_id.clone(),
        from: incoming.sender().to_owned(),
        subject: incoming.subject.clone(),
        received_at: incoming.dated.or(incoming.received).map(written),
        stamped_at: incoming.received.map(written),
        outcome,
        reasons,
        entry: Entry::of(&understood),
        attachments: own.iter().map(File::of).collect(),
        cloud_links: incoming.cloud_links.iter().map(Link::of).collect(),
    }
}

type MeasuredFile<'a> = (&'a Attachment, Measured);

fn measured(file: &Attachment) -> MeasuredFile<'_> {
    (file, file.measure())
}

fn with_videos<'a>(files: impl Iterator<Item = &'a MeasuredFile<'a>>, facts: Facts) -> Facts {
    let videos: Vec<_> = files.filter(|(file, _)| video::is_video(file)).collect();
    let incomplete = videos
        .iter()
        .filter(|(_, measured)| measured.is_incomplete());
    Facts {
        videos: videos.len(),
        incomplete_videos: incomplete.count(),
        ..facts
    }
}

fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The facts that decide about a message, except those that need a pass over its files.
pub fn facts(incoming: &Incoming, understood: &Understood) -> Facts {
    let author = understood.author.as_ref();
    Facts {
        automatic: incoming.automatic.map(reason_of),
        too_large: incoming.problems.contains(&MessageProblem::TooLarge),
        linked: !incoming.cloud_links.is_empty(),
        about_the_contest: speaks_of_the_contest(incoming, understood),
        names_the_author: author.is_some_and(|author| author.certain),
        ..Facts::default()
    }
}

fn speaks_of_the_contest(incoming: &Incoming, understood: &Understood) -> bool {
    let labelled = [&understood.title, &understood.author, &understood.intro];
    labelled
        .iter()
        .any(|guess| guess.as_ref().is_some_and(|guess| guess.certain))
        || is_about_the_contest(incoming.subject.as_deref().unwrap_or(""))
        || is_about_the_contest(&incoming.own_text)
}

fn reason_of(automatic: Automatic) -> Reason {
    match automatic {
        Automatic::Bounce => Reason::Bounce,
        Automatic::Reply => Reason::Automatic,
        Automatic::Bulk => Reason::Bulk,
    }
}

impl Entry {
    fn of(understood: &Understood) -> Self {
        let fields = [
            ("title", &understood.title),
            ("author", &understood.author),
            ("phone", &understood.phone),
            ("intro", &understood.intro),
        ];
        let value = |guess: &Option<Guess>| guess.as_ref().map(|guess| guess.value.clone());
        Self {
            title: value(&understood.title),
            author: value(&understood.author),
            phone: value(&understood.phone),
            intro: value(&understood.intro),
            guesses: fields
                .iter()
                .filter(|(_, guess)| guess.as_ref().is_some_and(|g| !g.certain))
                .map(|(name, _)| *name)
                .collect(),
        }
    }
}

impl File {
    fn of((file, measured): &MeasuredFile<'_>) -> Self {
        Self {
            name: file.name.clone(),
            bytes: measured.size(),
            sha256: hex(measured.sha256()),
            media_type: file.media_type.clone(),
        }
    }
}

impl Link {
    fn of(link: &CloudLink) -> Self {
        Self {
            url: link.url.clone(),
            service: link.service,
            name: link.name.clone(),
            size: link.size.clone(),
            expires: link.expires.map(|expires| expires.to_string()),
            code: link.code.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VIDEO: &str = "--b\nContent-Type: application/octet-stream; name=\"a.mp4\"\nContent-Disposition: attachment\n\
                         Content-Transfer-Encoding: base64\n\nAAAAGGZ0eXBpc29tAAACAGlzb20=\n";

    fn message(head: &str, text: &str, files: &str) -> (MessageState, Vec<Reason>) {
        let raw = format!(
            "From: a@b\nSubject: 投稿\n{head}Content-Type: multipart/mixed; boundary=b\n\n\
             --b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n{files}--b--\n"
        );
        let line = line("x", raw);
        (line.outcome, line.reasons)
    }

    #[test]
    fn a_video_with_a_named_author_is_an_entry() {
        assert_eq!(
            message("", "作者：李华", VIDEO),
            (MessageState::Entry, vec![])
        );
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(
            message("", "作者：李华", ""),
            (MessageState::Waiting, vec![Reason::NoVideo])
        );
        assert_eq!(
            message("", "", VIDEO),
            (MessageState::Waiting, vec![Reason::UnclearAuthor])
        );
        let link = "作者：李华\nhttps://pan.quark.cn/s/abc";
        assert_eq!(
            message("", link, ""),
            (MessageState::Waiting, vec![Reason::LinkOnly])
        );
        let cut = VIDEO.replace("aXNvbT0=", "").replace("b20=\n", "b\n");
        assert_eq!(
            message("", "作者：李华", &cut),
            (MessageState::Waiting, vec![Reason::Incomplete])
        );
    }

    #[test]
    fn what_programs_send_is_dismissed_and_other_mail_told_apart() {
        assert_eq!(
            message("Auto-Submitted: auto-replied\n", "", VIDEO),
            (MessageState::Dismissed, vec![Reason::Automatic])
        );
        let other = line("x", b"From: a@b\nSubject: hello\n\nbuy now");
        assert_eq!(
            (other.outcome, other.reasons),
            (MessageState::Waiting, vec![Reason::NotAContestMail])
        );
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_line(raw: Vec<u8>) {
            prop_assert!(serde_json::to_string(&line("x", raw)).is_ok());
        }
    }
}
