//! What fills a demonstration? A plan of believable works, judges and organizers, made from a seed alone.
//! The plan reads no clock, file or network, and stores nothing; [`fill`] carries it out through the program's own acts.
//! All people are invented, and no link, telephone number or mail address belongs to anybody.

mod descriptions;
mod dice;
pub mod fill;
mod letters;
mod links;
mod marks;
mod moments;
mod people;
mod shares;
mod titles;
mod words;
mod works;

pub use marks::{MOST_HALF_POINTS, points};
pub use people::Member;

use chrono::NaiveDateTime;
use dice::Dice;
use words::Words;
use works::Maker;

/// Everything that a demonstration consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The seed it was made from.
    pub seed: u64,
    /// The works, in the order in which they are entered.
    pub works: Vec<Work>,
    /// Seven judges.
    pub judges: Vec<Member>,
    /// Two organizers.
    pub organizers: Vec<Member>,
}

/// One work and what its author fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The way in.
    pub way: Way,
    /// What the author pastes: a link or a whole share text; nothing for an e-mail.
    pub share_text: Option<String>,
    /// The post's description with its topics, or the e-mail's introduction.
    pub description: String,
    /// The title.
    pub title: String,
    /// Name or pen name of a person or a team.
    pub author: String,
    /// The contact person.
    pub contact: String,
    /// Eleven digits beginning with 154000, which no operator gives out.
    pub phone: String,
    /// Address at example.com or example.cn; always there for an e-mail entry.
    pub email: Option<String>,
    /// The account on the platform; nothing for an e-mail.
    pub account: Option<String>,
    /// Local time of publication; nothing for an e-mail, whose work must be unpublished.
    pub published_at: Option<NaiveDateTime>,
    /// Local time at which it is entered or the e-mail arrives.
    pub submitted_at: NaiveDateTime,
    /// How good it is, 36 to 96 per cent; judges scatter around it.
    pub quality: u8,
    /// What is wrong with it on purpose.
    pub defect: Option<Defect>,
}

/// A way into the contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Published on the platform with this key (`douyin`, `kuaishou`, `weixin`, `weibo`, `bilibili`, `xiaohongshu`, `jindouyun`).
    Platform(&'static str),
    /// Sent by e-mail.
    Mail,
}

/// A mistake made on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Defect {
    /// One of the two topics is missing.
    MissingTopic,
    /// One of the two topics is written nearly right.
    NearMissTopic,
    /// Open topics where the platform wants closed ones.
    OpenTopics,
    /// Published before the contest began.
    BeforeWindow,
    /// The link's host only resembles the platform's.
    LookAlikeHost,
    /// The link leads to a person instead of a post.
    ProfileLink,
    /// The same post as the work with this index.
    Duplicate {
        /// Index into [`Plan::works`].
        of: usize,
    },
}

/// The plan that `seed` gives: `entries` works over the first `months` contest months (1 to 12, nearer values are taken).
pub fn plan(seed: u64, months: u8, entries: usize) -> Plan {
    let words = Words::load();
    let mut maker = Maker::new(&words, Dice::new(seed, 2));
    let mut works = Vec::with_capacity(entries);
    for moment in moments::moments(&mut Dice::new(seed, 1), months.clamp(1, 12), entries) {
        let work = maker.work(moment, &works);
        works.push(work);
    }
    Plan {
        seed,
        works,
        judges: people::judges(),
        organizers: people::organizers(),
    }
}

#[cfg(test)]
mod tests;
