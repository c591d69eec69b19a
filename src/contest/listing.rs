//! Entries and awards as lists show them: without any detail by which a person could be contacted.

use chrono::{DateTime, Utc};

use super::platform::Platform;

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// 作品编号.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// 作者.
    pub author: String,
    /// The platform on which it was posted; `None` for an entry that came by e-mail.
    pub platform: Option<Platform>,
    /// Its link.
    pub link: Option<String>,
    /// When it was posted.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was entered.
    pub submitted_at: DateTime<Utc>,
}

/// An award in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAward {
    /// The entry.
    pub entry: ListedEntry,
    /// The tier's key.
    pub tier: String,
    /// Its place within the tier, from 1.
    pub place: i32,
    /// The entry's rank in the tally.
    pub rank: i32,
    /// The prize in fen, before tax.
    pub amount_fen: i64,
}
