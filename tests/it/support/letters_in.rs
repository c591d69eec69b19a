//! Incoming messages, as a mail program writes them.

use std::io::Write;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Message, MultiPart, SinglePart};
use reeljury::actions::import_message::Imported;
use reeljury::db::mail::messages;
use reeljury::db::mail::messages::Message as Kept;
use reeljury::intake::{Origin, take_in};

use super::TestProgram;

/// A real video of one and a half seconds.
pub const CLIP: &[u8] = include_bytes!("../../data/clip.mp4");

/// A message from 李华; a test changes the fields that matter to it.
pub struct LetterIn {
    /// Its sender.
    pub from: &'static str,
    /// Its subject.
    pub subject: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Its files: name, bytes.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// The Message-ID.
    pub id: &'static str,
    /// The Message-ID of the letter that it replies to.
    pub answers: Option<String>,
    /// One more header field, as `Name: value`.
    pub header: &'static str,
    /// Whether the server took it for junk.
    pub junk: bool,
}

impl Default for LetterIn {
    fn default() -> Self {
        Self {
            from: "lihua@example.com",
            subject: "投稿",
            text: "作品名称：海河的早晨\n作者：李华\n联系电话：13800000000\n作品简介：海河边的一天。\n本作品未公开发表。",
            files: vec![("海河.mp4", CLIP.to_vec())],
            id: "<1@example.com>",
            answers: None,
            header: "",
            junk: false,
        }
    }
}

impl LetterIn {
    /// The message as raw bytes.
    pub fn raw(&self) -> Vec<u8> {
        let mut builder = Message::builder()
            .from(self.from.parse().expect("a sender"))
            .to("contest@example.com".parse().expect("a mailbox"))
            .subject(self.subject)
            .message_id(Some(self.id.to_owned()));
        if let Some(answered) = &self.answers {
            builder = builder
                .in_reply_to(answered.clone())
                .references(answered.clone());
        }
        let mut parts = MultiPart::mixed().singlepart(SinglePart::plain(self.text.to_owned()));
        for (name, bytes) in &self.files {
            let kind = ContentType::parse("application/octet-stream").expect("a type");
            parts = parts.singlepart(Attachment::new((*name).to_owned()).body(bytes.clone(), kind));
        }
        let raw = builder.multipart(parts).expect("a message").formatted();
        let first = match self.header {
            "" => String::new(),
            header => format!("{header}\r\n"),
        };
        [first.into_bytes(), raw].concat()
    }
}

impl TestProgram {
    /// Imports a message that the server received at the program's present instant.
    pub async fn receives(&self, letter: &LetterIn) -> Imported {
        self.receives_raw(&letter.raw(), letter.junk).await
    }

    /// Imports raw bytes that the server received at the program's present instant.
    pub async fn receives_raw(&self, raw: &[u8], junk: bool) -> Imported {
        let origin = Origin {
            source: "INBOX".to_owned(),
            received_at: Some(self.app.now()),
            junk,
        };
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(raw).expect("a letter");
        let taken = take_in(&self.app, file.path(), origin, |_, _| Ok(())).await;
        taken.expect("a letter comes in")
    }

    /// An imported message as it is stored.
    pub fn letter_in(&self, imported: &Imported) -> Kept {
        self.read(|conn| messages::get(conn, imported.id))
    }
}
