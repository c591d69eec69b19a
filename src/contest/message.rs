//! The rules for messages that come in: whether a message becomes an entry, waits for an organizer or is dismissed, and
//! how far its details can be trusted.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::key::keyed;

/// The state of a message. Every message is in one of these: received = entries + waiting + dismissed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MessageState {
    /// An organizer must look at it; the reasons say why.
    Waiting,
    /// It became an entry, or was joined to one.
    Entry,
    /// Nothing has to be done with it.
    #[strum(serialize = "set_aside")]
    Dismissed,
}

keyed!(MessageState);

/// Why a message does not become an entry without an organizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    /// It replies to a letter that the program sent, and may belong to the entry of that letter.
    Answer,
    /// It has neither a video nor a link to one.
    NoVideo,
    /// It has only a link to a large attachment or net disk; the server never fetches one.
    LinkOnly,
    /// The video may be packed in an archive, where nobody can play it.
    Packed,
    /// A file ends before it should.
    Incomplete,
    /// It does not state plainly who made the video.
    UnclearAuthor,
    /// It exceeds the limits on messages.
    TooLarge,
    /// It came before or after the contest's window.
    OutsideWindow,
    /// It does not mention the contest.
    NotAContestMail,
    /// It is an automatic reply.
    Automatic,
    /// It comes from a mailing list or an advertiser.
    Bulk,
    /// It is a delivery report.
    Bounce,
}

keyed!(Reason);

/// What told when a message was received, the most trustworthy first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReceivedBy {
    /// The mail server that we fetched it from.
    Server,
    /// The newest `Received` line of the message.
    Header,
    /// The sender's date.
    Date,
    /// Nothing; it is the time at which it was brought in.
    Import,
}

keyed!(ReceivedBy);

/// What was done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MessageStep {
    /// It came in.
    Arrive,
    /// It became an entry of its own.
    MakeEntry,
    /// It was joined to an entry.
    Join,
    /// It was dismissed.
    #[strum(serialize = "set_aside")]
    Dismiss,
    /// The decision was taken back: it waits again.
    TakeBack,
    /// Its sender was asked for what is missing.
    Ask,
}

keyed!(MessageStep);

/// The facts that decide what becomes of a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Why it counts as written by a program, if so.
    pub automatic: Option<Reason>,
    /// It exceeds the limits on messages.
    pub too_large: bool,
    /// Files that are videos.
    pub videos: usize,
    /// How many of these end before they should.
    pub incomplete_videos: usize,
    /// It has an archive with a video in it, or one that cannot be opened.
    pub packed: bool,
    /// It has links to files elsewhere.
    pub linked: bool,
    /// It mentions the contest.
    pub about_the_contest: bool,
    /// It states plainly who made the video.
    pub names_the_author: bool,
    /// It is known to have come outside the contest's window.
    pub outside_window: bool,
    /// It replies to a letter that the program sent.
    pub answers_us: bool,
}

impl Facts {
    /// The state of the message, and the reasons for it.
    #[must_use]
    pub fn outcome(&self) -> (MessageState, Vec<Reason>) {
        if let Some(reason) = self.automatic {
            return (MessageState::Dismissed, vec![reason]);
        }
        let reasons = self.reasons();
        let state = match reasons.is_empty() {
            true => MessageState::Entry,
            false => MessageState::Waiting,
        };
        (state, reasons)
    }

    /// Whether the program may write to the sender what is missing. A message without a video that does not mention the
    /// contest may come from anybody. A reply to a letter of the program waits for a person, because two programs could
    /// reply to each other forever (RFC 3834, section 2).
    #[must_use]
    pub fn may_be_answered(&self) -> bool {
        !self.answers_us && (self.about_the_contest || self.videos > 0)
    }

    fn reasons(&self) -> Vec<Reason> {
        if self.too_large {
            return vec![Reason::TooLarge];
        }
        let nothing_in_it = self.videos == 0 && !self.linked && !self.packed;
        if nothing_in_it && !self.about_the_contest && !self.answers_us {
            return vec![Reason::NotAContestMail];
        }
        [
            (self.answers_us, Reason::Answer),
            (nothing_in_it, Reason::NoVideo),
            (self.videos == 0 && self.packed, Reason::Packed),
            (self.videos == 0 && self.linked, Reason::LinkOnly),
            (self.incomplete_videos > 0, Reason::Incomplete),
            (!self.names_the_author, Reason::UnclearAuthor),
            (self.outside_window, Reason::OutsideWindow),
        ]
        .into_iter()
        .filter_map(|(holds, reason)| holds.then_some(reason))
        .collect()
    }
}

impl Reason {
    /// Whether the sender can supply what is missing, and is asked for it. Only a person replies to a message that may
    /// have nothing to do with the contest.
    #[must_use]
    pub fn is_asked_for(self) -> bool {
        matches!(
            self,
            Self::NoVideo
                | Self::LinkOnly
                | Self::Packed
                | Self::Incomplete
                | Self::UnclearAuthor
                | Self::TooLarge
        )
    }
}

/// A value that a message gives, and how far it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess<T = String> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: Source,
    /// It was plainly labelled and nothing contradicts it. Otherwise, an organizer confirms it.
    pub certain: bool,
}

/// Where a value was found, from the most to the least reliable source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A registration form among the attachments, with this file name.
    Form(String),
    /// A labelled line of the message.
    Line,
    /// The subject.
    Subject,
    /// The name of an attached file.
    FileName(String),
    /// Running text of the message.
    Text,
    /// The sender's display name.
    Sender,
}

/// What a message states about earlier publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    /// 未公开发表
    Unpublished,
    /// The video has been published somewhere.
    Published,
}

/// A detail that a message should give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Detail {
    /// 作品名称
    Title,
    /// 作者
    Author,
    /// 联系电话
    Phone,
}

keyed!(Detail);

/// The details of the entry that a message brings, as far as they were understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// 作品名称
    pub title: Option<Guess>,
    /// 作者
    pub author: Option<Guess>,
    /// 联系人
    pub contact: Option<Guess>,
    /// 联系电话; mobile numbers are without spaces and country code.
    pub phone: Option<Guess>,
    /// 作品简介
    pub intro: Option<Guess>,
    /// What the message states about earlier publication.
    pub statement: Option<Guess<Statement>>,
}

impl Understood {
    /// The details that are guesses or missing.
    #[must_use]
    pub fn uncertain(&self) -> Vec<Detail> {
        let details = [
            (Detail::Title, &self.title),
            (Detail::Author, &self.author),
            (Detail::Phone, &self.phone),
        ];
        let sure = |guess: &Option<Guess>| guess.as_ref().is_some_and(|guess| guess.certain);
        let unsure = details.into_iter().filter(|(_, guess)| !sure(guess));
        unsure.map(|(detail, _)| detail).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Facts {
        Facts {
            videos: 1,
            names_the_author: true,
            ..Facts::default()
        }
    }

    #[test]
    fn a_video_with_a_named_author_is_an_entry() {
        assert_eq!(good().outcome(), (MessageState::Entry, vec![]));
    }

    #[test]
    fn a_video_that_nobody_can_play_where_it_is_packed_is_asked_for() {
        let facts = Facts {
            videos: 0,
            packed: true,
            ..good()
        };
        assert_eq!(
            facts.outcome(),
            (MessageState::Waiting, vec![Reason::Packed])
        );
        let beside = Facts {
            packed: true,
            ..good()
        };
        assert_eq!(beside.outcome(), (MessageState::Entry, vec![]));
    }

    #[test]
    fn an_answer_waits_even_when_it_could_be_an_entry() {
        let facts = Facts {
            answers_us: true,
            ..good()
        };
        assert_eq!(
            facts.outcome(),
            (MessageState::Waiting, vec![Reason::Answer])
        );
    }

    #[test]
    fn what_a_program_sent_is_set_aside_whatever_it_holds() {
        let facts = Facts {
            automatic: Some(Reason::Bulk),
            ..good()
        };
        assert_eq!(
            facts.outcome(),
            (MessageState::Dismissed, vec![Reason::Bulk])
        );
    }

    #[test]
    fn nobody_is_asked_about_a_letter_that_may_be_nothing_of_ours() {
        let asked = |reason: &Reason| reason.is_asked_for();
        let (_, reasons) = Facts::default().outcome();
        assert_eq!(reasons, [Reason::NotAContestMail]);
        assert!(!reasons.iter().any(asked));
    }
}
