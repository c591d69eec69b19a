//! The demonstration's raw messages to the contest's mailbox, as a mail program writes them: one for each entry by
//! e-mail, and some that do not make an entry by themselves.

use chrono::NaiveDateTime;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

use super::DemoEntry;
use super::rows::{MessageRow, rows};

/// Six seconds of moving light and a tone, made by ffmpeg 5.1: `-f lavfi -i
/// gradients=s=640x360:c0=0x0b6470:c1=0xf2b880: c2=0x17242a:n=3:x0=0:y0=0:x1=640:y1=360:d=6:speed=0.03:r=8 -f lavfi -i
/// sine=d=6:f=330:r=16000 -c:v libx264 -preset veryslow -crf 34 -pix_fmt yuv420p -bf 0 -c:a aac -b:a 16k -ac 1
/// -movflags +faststart -map_metadata -1`.
const VIDEO: &[u8] = include_bytes!("video.mp4");

/// A message and when it arrives.
pub(super) struct RawMessage {
    /// Local time.
    pub(super) at: NaiveDateTime,
    /// The message's bytes.
    pub(super) bytes: Vec<u8>,
}

/// The message with which an entry is sent.
pub(super) fn with_entry(number: usize, entry: &DemoEntry) -> RawMessage {
    let row = entry.row;
    let message = MessageRow {
        name: number.to_string(),
        at: entry.submitted_at,
        from: row.contact.clone(),
        address: row.email.clone(),
        subject: row.subject.clone(),
        text: text_of(entry),
        auto_reply: false,
        cut_video: None,
    };
    build(
        &message,
        Some(attachment(&format!("{}.mp4", row.title), video(number))),
    )
}

/// A message that waits for an organizer or is dismissed.
pub(super) fn other(row: &MessageRow) -> RawMessage {
    let video = row.cut_video.as_deref().map(|name| {
        let mut bytes = video(10_000);
        bytes.truncate(bytes.len() / 2);
        attachment(name, bytes)
    });
    build(row, video)
}

fn text_of(entry: &DemoEntry) -> String {
    let row = entry.row;
    rows()
        .entry_message
        .replace("{title}", &row.title)
        .replace("{author}", &row.author)
        .replace("{contact}", &row.contact)
        .replace("{phone}", &row.phone)
        .replace("{description}", &row.description)
}

/// The video of an entry. All show the same, but no two have the same bytes: each has its number in a box of the type
/// `free`, which players skip (ISO/IEC 14496-12, 8.1.2).
fn video(number: usize) -> Vec<u8> {
    let number = (number as u64).to_be_bytes();
    let length = (8 + number.len() as u32).to_be_bytes();
    [VIDEO, &length, b"free", &number].concat()
}

fn attachment(name: &str, bytes: Vec<u8>) -> SinglePart {
    let media_type = ContentType::parse("video/mp4").expect("a media type");
    Attachment::new(name.to_owned()).body(bytes, media_type)
}

fn build(row: &MessageRow, video: Option<SinglePart>) -> RawMessage {
    let text = MultiPart::mixed().singlepart(SinglePart::plain(row.text.clone()));
    let parts = video.into_iter().fold(text, MultiPart::singlepart);
    let built = Message::builder()
        .from(mailbox(Some(&row.from), &row.address))
        .to(mailbox(None, "contest@example.com"))
        .subject(&*row.subject)
        .message_id(Some(format!("<demo-{}@example.com>", row.name)))
        .date(row.at.and_utc().into())
        .multipart(parts)
        .expect("a message with a sender and a receiver");
    let first: &[u8] = if row.auto_reply {
        b"Auto-Submitted: auto-replied\r\n"
    } else {
        b""
    };
    RawMessage {
        at: row.at,
        bytes: [first, &built.formatted()].concat(),
    }
}

fn mailbox(name: Option<&str>, address: &str) -> Mailbox {
    let address = address.parse().expect("rows hold mail addresses");
    Mailbox::new(name.map(str::to_owned), address)
}
