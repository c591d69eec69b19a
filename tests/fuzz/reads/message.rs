//! Whole messages: their parts, the details read from them, and their dry run.

use reeljury::contest::message::{Source, Understood};
use reeljury::mail::receive::attachment::Attachment;
use reeljury::mail::receive::dry_run::line;
use reeljury::mail::receive::skeleton::Skeleton;
use reeljury::mail::receive::{Incoming, receive};
use reeljury::mail::understand::understand;
use sha2::{Digest, Sha256};

/// Files have the reported length and hash, the dry run lists them, and every detail is found in the message.
pub fn read(bytes: &[u8]) {
    let incoming = receive(bytes);
    let skeleton = Skeleton::read(&mut &*bytes).expect("bytes that can be read");
    assert_eq!(skeleton.bytes, bytes);
    let hash = <[u8; 32]>::from(Sha256::digest(bytes));
    assert_eq!((skeleton.sha256, incoming.sha256), (hash, hash));
    for file in incoming.files() {
        let (inside, mut pieces) = (file.bytes(usize::MAX).expect("no bound"), vec![]);
        let measured = file.pass(&mut pieces);
        assert_eq!(inside, pieces);
        assert_eq!(inside.len() as u64, measured.size());
        assert_eq!(measured.sha256(), <[u8; 32]>::from(Sha256::digest(&inside)));
    }
    what_is_understood_was_said(&incoming, &understand(&incoming));
    let line = serde_json::to_value(line("x", bytes)).expect("a line");
    let listed = line["attachments"].as_array().expect("a list of files");
    assert_eq!(listed.len(), incoming.attachments.len());
    for (listed, file) in listed.iter().zip(&incoming.attachments) {
        let inside = file.bytes(usize::MAX).expect("no bound");
        assert_eq!(listed["bytes"], inside.len());
        let hash: String = Sha256::digest(&inside)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(listed["sha256"], hash);
    }
}

/// The characters of each value are found in its source, in order.
fn what_is_understood_was_said(incoming: &Incoming, understood: &Understood) {
    let Understood {
        title,
        author,
        contact,
        phone,
        intro,
        statement: _,
    } = understood;
    for guess in [title, author, contact, intro].into_iter().flatten() {
        let said = said_at(&guess.source, incoming);
        assert!(
            said.is_none_or(|said| holds(said, &guess.value)),
            "{guess:?}"
        );
    }
    if let Some(guess) = phone {
        let said = said_at(&guess.source, incoming).map(with_narrow_digits);
        let value = with_narrow_digits(&guess.value);
        assert!(said.is_none_or(|said| holds(&said, &value)), "{guess:?}");
        assert!(
            value.chars().filter(char::is_ascii_digit).count() >= 7,
            "{guess:?}"
        );
    }
}

/// The text of a source. A form is compressed, so only its name is searched.
fn said_at<'m>(source: &'m Source, incoming: &'m Incoming) -> Option<&'m str> {
    match source {
        Source::Line | Source::Text => Some(&incoming.own_text),
        Source::Subject => Some(incoming.subject.as_deref().expect("a subject")),
        Source::Sender => Some(&incoming.from.first().expect("a sender").name),
        Source::FileName(name) => Some(name),
        Source::Form(name) => {
            let named = |file: &&Attachment| file.name.as_deref().unwrap_or_default() == name;
            assert!(incoming.files().iter().any(named), "{name:?}");
            None
        }
    }
}

fn holds(said: &str, value: &str) -> bool {
    let mut said = said.chars();
    let mut visible = value.chars().filter(|c| !c.is_whitespace());
    visible.all(|wanted| said.any(|c| c == wanted))
}

fn with_narrow_digits(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).expect("a digit"),
        c => c,
    };
    text.chars().map(narrow).collect()
}
