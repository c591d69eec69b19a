//! What is a letter that came in: an entry, waiting for an organizer and why, or set aside? And what may it be taken to
//! say: values with their source, certain or guessed.

use serde::{Deserialize, Serialize};

/// What became of a letter. Every letter is in one of these: in = entries + waiting + set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It is an entry, or was joined to one.
    Entry,
    /// An organizer must look; the reasons say why.
    Waiting,
    /// Nothing is to be done with it.
    Dismissed,
}

/// Why a letter is no entry by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Neither a video nor a link to one.
    NoVideo,
    /// Only a link to a large attachment or net disk; the server never fetches one.
    LinkOnly,
    /// The video may be packed in an archive, where nobody can play it.
    Packed,
    /// A file ends before it should.
    Incomplete,
    /// Who made the work is not plainly said.
    UnclearAuthor,
    /// Nothing in it speaks of the contest.
    NotAContestMail,
    /// Beyond the limits on messages.
    TooLarge,
    /// An automatic answer.
    Automatic,
    /// A mailing list's or an advertiser's.
    Bulk,
    /// A delivery report.
    Bounce,
    /// It came before the contest's window or after it.
    OutsideWindow,
    /// It answers a letter of ours: it may belong to what that letter was about.
    Answer,
}

/// What was done with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageStep {
    /// It came in.
    Arrive,
    /// It became an entry of its own.
    MakeEntry,
    /// It was joined to an entry.
    Join,
    /// It was set aside.
    Dismiss,
    /// It waits again.
    TakeBack,
    /// Its sender was asked for what is missing.
    Ask,
}

/// What decides about a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Why it is taken for a program's.
    pub automatic: Option<Reason>,
    /// Beyond the limits on messages.
    pub too_large: bool,
    /// Files that are videos.
    pub videos: usize,
    /// Those of them that end before they should.
    pub incomplete_videos: usize,
    /// An archive with a video in it, or one that cannot be looked into.
    pub packed: bool,
    /// It holds links to files elsewhere.
    pub linked: bool,
    /// Something in it speaks of the contest.
    pub about_the_contest: bool,
    /// It says plainly who made the work.
    pub names_the_author: bool,
    /// It came inside the contest's window, as far as that is known.
    pub outside_window: bool,
    /// It answers a letter of ours.
    pub answers_us: bool,
}

impl Facts {
    /// What becomes of the letter, and why.
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

    /// Whether the sender may be told by the program what is missing. What speaks neither of the contest nor brings a
    /// video may come from anybody, and whoever answers a letter of ours waits for a person, not for a program that
    /// would be answered again (RFC 3834, section 2).
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
    /// Whether the sender can mend it, and so is told. A letter that may be nothing of the contest's is answered by
    /// nobody but a person.
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

/// A value that a letter gives, and how far it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess<T = String> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: Source,
    /// It was plainly labelled and nothing contradicts it. Otherwise the organizer settles it.
    pub certain: bool,
}

/// Where a value was found, strongest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A registration form of this name among the attachments.
    Form(String),
    /// A labelled line of the letter.
    Line,
    /// The subject.
    Subject,
    /// The name of an attached file.
    FileName(String),
    /// Running text of the letter.
    Text,
    /// The sender's display name.
    Sender,
}

/// What a letter says about earlier publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    /// 未公开发表
    Unpublished,
    /// It says that the work has been published somewhere.
    Published,
}

/// A detail that a letter should give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// 作品名称
    Title,
    /// 作者
    Author,
    /// 联系电话
    Phone,
}

/// What a letter seems to enter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// 作品名称
    pub title: Option<Guess>,
    /// 作者
    pub author: Option<Guess>,
    /// 联系人
    pub contact: Option<Guess>,
    /// 联系电话, mobile numbers without spaces and country code.
    pub phone: Option<Guess>,
    /// 作品简介
    pub intro: Option<Guess>,
    /// Whether the work is said to be unpublished.
    pub statement: Option<Guess<Statement>>,
}

impl Understood {
    /// Which details are guesses or missing.
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

macro_rules! keyed {
    ($name:ident: $($variant:ident = $key:literal),+ $(,)?) => {
        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word under which it is stored and named.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }

            /// The one with this word.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed!(Detail: Title = "title", Author = "author", Phone = "phone");
keyed!(MessageState: Waiting = "waiting", Entry = "entry", Dismissed = "set_aside");
keyed!(MessageStep: Arrive = "arrive", MakeEntry = "make_entry", Join = "join", Dismiss = "set_aside", TakeBack = "take_back", Ask = "ask");
keyed!(Reason:
    Answer = "answer", NoVideo = "no_video", LinkOnly = "link_only", Packed = "packed", Incomplete = "incomplete",
    UnclearAuthor = "unclear_author", TooLarge = "too_large", OutsideWindow = "outside_window",
    NotAContestMail = "not_a_contest_mail", Automatic = "automatic", Bulk = "bulk", Bounce = "bounce",
);

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

    #[test]
    fn words_in_storage_lead_back_to_what_they_stand_for() {
        let back = |key: &str| Reason::from_key(key).map(Reason::key);
        assert!(
            Reason::ALL
                .iter()
                .all(|one| back(one.key()) == Some(one.key()))
        );
    }
}
