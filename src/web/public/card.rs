//! An entry for the public: title, author, where it was posted, and its prize, without contact details.

use std::collections::BTreeMap;

use crate::contest::Contest;
use crate::db::entries::Entry;
use crate::db::results::prizes::Won;
use crate::db::types::EntryId;
use crate::lang::Lang;
use crate::names;

/// An entry in a list, with the fields that `parts/entry.html` uses.
pub struct EntryCard {
    /// Its page.
    pub href: String,
    /// 作品编号.
    pub code: String,
    /// 作品名称.
    pub title: String,
    /// 作者.
    pub author: String,
    /// The channel or platform by which it was entered (投稿方式), in words.
    pub source: String,
    /// The number of its decorative picture, 0 to 5.
    pub plate: u8,
    /// The address of a still picture of its video.
    pub poster: Option<String>,
    /// The entry's highest prize, in words.
    pub award: Option<String>,
}

impl EntryCard {
    /// The card of an entry.
    #[must_use]
    pub fn of(entry: Entry, award: Option<String>, lang: Lang) -> Self {
        let platform = entry.link.platform();
        Self {
            href: format!("/entries/{}", entry.code),
            source: lang.word(&names::source(platform)),
            plate: plate(entry.id),
            poster: None,
            award,
            code: entry.code,
            title: entry.content.title,
            author: entry.content.author,
        }
    }
}

/// The cards of entries, each with the entry's highest prize.
#[must_use]
pub fn cards(contest: &Contest, lang: Lang, entries: Vec<Entry>, won: &[Won]) -> Vec<EntryCard> {
    let mut highest: BTreeMap<EntryId, &Won> = BTreeMap::new();
    for prize in won {
        highest.entry(prize.entry).or_insert(prize);
    }
    let card = |entry: Entry| {
        let prize = highest.get(&entry.id);
        let award = prize.map(|won| tier_name(contest, &won.tier, lang));
        EntryCard::of(entry, award, lang)
    };
    entries.into_iter().map(card).collect()
}

/// A tier's name, or its key if the definition in force lacks it.
#[must_use]
pub fn tier_name(contest: &Contest, key: &str, lang: Lang) -> String {
    let tier = contest.definition.tier(key);
    tier.map_or(key, |tier| lang.pick(&tier.name)).to_owned()
}

/// The number of an entry's decorative picture; the six pictures take turns.
#[must_use]
pub fn plate(id: EntryId) -> u8 {
    u8::try_from(id.0.rem_euclid(6)).unwrap_or(0)
}
