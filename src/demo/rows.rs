//! The rows of `rows.toml`, parsed once; their meaning is explained in the file.

use std::sync::LazyLock;

use chrono::NaiveDateTime;
use serde::Deserialize;

use crate::contest::entry::ReasonCode;

/// All rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rows {
    pub(super) organizers: Vec<Member>,
    pub(super) judges: Vec<Member>,
    /// The text of a message with an entry, with the placeholders `{title}`, `{author}`, `{contact}`, `{phone}` and
    /// `{description}`.
    pub(super) entry_message: String,
    pub(super) messages: Vec<MessageRow>,
    pub(super) returns: Vec<Remark>,
    pub(super) rejections: Vec<Remark>,
    pub(super) recusals: Vec<Recusal>,
    pub(super) tie_decision: String,
    pub(super) entries: Vec<EntryRow>,
}

/// A judge or an organizer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) email: String,
}

/// A message to the contest's mailbox.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageRow {
    /// The local part of its Message-ID.
    pub(super) name: String,
    /// Local time of arrival.
    pub(super) at: NaiveDateTime,
    pub(super) from: String,
    pub(super) address: String,
    pub(super) subject: String,
    pub(super) text: String,
    /// Whether a mail program sent it by itself.
    #[serde(default)]
    pub(super) auto_reply: bool,
    /// The name of an attached video of which only the first half arrived.
    pub(super) cut_video: Option<String>,
}

/// The reason and note with which organizers return or reject an entry.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    pub(super) reason: ReasonCode,
    pub(super) note: String,
}

/// A conflict of interest that a judge declares.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recusal {
    pub(super) month: u8,
    pub(super) judge: usize,
    pub(super) sheet: usize,
    pub(super) reason: String,
}

/// What a contestant fills in or sends by e-mail.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRow {
    pub(super) defect: Option<Defect>,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) contact: String,
    pub(super) phone: String,
    /// The e-mail address; empty if it was left out. Every entry by e-mail has one.
    #[serde(default)]
    pub(super) email: String,
    /// The account on the platform; empty for an entry by e-mail.
    #[serde(default)]
    pub(super) account: String,
    /// A link or a whole share text; empty for an entry by e-mail.
    #[serde(default)]
    pub(super) share_text: String,
    /// The message's subject; empty for an entry by link.
    #[serde(default)]
    pub(super) subject: String,
    /// The post's description with its topics, or the introduction in the message.
    pub(super) description: String,
    /// Its quality, 36 to 96 per cent.
    pub(super) quality: u8,
}

impl EntryRow {
    pub(super) fn is_by_mail(&self) -> bool {
        self.share_text.is_empty()
    }
}

/// A mistake made on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Defect {
    /// One of the two topics is missing.
    MissingTopic,
    /// One of the two topics is written nearly right.
    NearMissTopic,
    /// Open topics, although the platform requires closed ones.
    OpenTopics,
    /// Published before the contest began.
    BeforeWindow,
    /// The link's host only resembles the platform's.
    LookAlikeHost,
    /// The link leads to a person's page instead of a post.
    ProfileLink,
    /// The post of an earlier entry again, often with its link in another form.
    Duplicate,
}

/// The rows.
pub(super) fn rows() -> &'static Rows {
    static ROWS: LazyLock<Rows> = LazyLock::new(|| {
        toml::from_str(include_str!("rows.toml"))
            .expect("rows.toml is part of the program and read by a test")
    });
    &ROWS
}
