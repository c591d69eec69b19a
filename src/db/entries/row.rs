//! The row of an entry: what is stored of it, and what a correction replaces.

use std::ops::Deref;

use chrono::{DateTime, Utc};
use diesel::dsl;
use diesel::prelude::*;
use serde::Serialize;

use super::link::EntryLink;
use crate::contest::entry::EntryState;
use crate::contest::entry_details::{EntryDetails, EntryField, author_key};
use crate::contest::link::Link;
use crate::contest::listing::ListedEntry;
use crate::contest::rules::{self, Check};
use crate::db::schema::entries;
use crate::db::types::{EntryId, RoundId, Stamp, StoredChannel, StoredLang, StoredState};

/// An entry as stored. It dereferences to its content: `entry.title`, `entry.link.platform`.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = entries)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The entry number that people use: `TJ2-000123`.
    pub code: String,
    /// How it came in: by link or by e-mail.
    pub channel: StoredChannel,
    /// The details and the values derived from them.
    #[diesel(embed)]
    pub content: Content,
    /// The author's name in a normal form, to find all entries of one author.
    pub author_key: String,
    /// The language in which letters about it are written.
    pub lang: StoredLang,
    /// When it was entered.
    pub submitted_at: Stamp,
    /// The month in which it counts; `None` until it is accepted.
    pub round_id: Option<RoundId>,
    /// Its state.
    pub state: StoredState,
    /// Identifies the form that the entry came from, so that a double click makes one entry.
    pub receipt_key: String,
    /// The hash of the secret in its status link.
    pub token_hash: String,
    /// Its version number: 1 at first, and one more after each change.
    pub version: i32,
}

impl Entry {
    /// The entry as lists show it.
    #[must_use]
    pub fn listed(&self) -> ListedEntry {
        ListedEntry {
            code: self.code.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            platform: self.link.platform(),
            link: self.link.url.clone(),
            published_at: self.published_at.map(|at| at.utc()),
            submitted_at: self.submitted_at.utc(),
        }
    }
}

impl Deref for Entry {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.content
    }
}

/// The details of an entry and the values derived from them: everything that a correction replaces. Earlier versions
/// are stored as the JSON of this struct.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable, AsChangeset,
)]
#[diesel(table_name = entries)]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Content {
    /// The link, in its parts.
    #[diesel(embed)]
    #[serde(flatten)]
    pub link: EntryLink,
    /// The whole text that the contestant pasted.
    pub share_text: String,
    /// The post's description, if the share text does not contain it.
    pub description: String,
    /// 作品名称.
    pub title: String,
    /// 作者, as published.
    pub author: String,
    /// Contact person.
    pub contact: String,
    /// Mobile number.
    pub phone: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Account name on the platform.
    pub account: Option<String>,
    /// When it was posted.
    pub published_at: Option<Stamp>,
    /// The month in which the post was published.
    pub own_round_id: Option<RoundId>,
    /// Whether a check is undecided, so that a person must look at the entry.
    pub needs_look: bool,
}

impl Content {
    /// The content to store for these details. `own_round` is the month of publication; `checks` are the checks that
    /// were run.
    #[must_use]
    pub fn of(
        details: &EntryDetails,
        link: Option<&Link>,
        own_round: Option<RoundId>,
        checks: &[Check],
    ) -> Self {
        let details = details.clone();
        Self {
            link: link.map(EntryLink::from).unwrap_or_default(),
            share_text: details.share_text,
            description: details.description,
            title: details.title,
            author: details.author,
            contact: details.contact,
            phone: details.phone,
            email: details.email,
            account: details.account,
            published_at: details.published_at.map(Stamp::from),
            own_round_id: own_round,
            needs_look: rules::needs_look(checks),
        }
    }
}

/// The stored value of one detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail<'a> {
    /// A text; empty when it was not given.
    Text(&'a str),
    /// An instant.
    Instant(DateTime<Utc>),
}

impl Content {
    /// The stored value of one detail.
    #[must_use]
    pub fn detail(&self, field: EntryField) -> Detail<'_> {
        Detail::Text(match field {
            EntryField::ShareText => &self.share_text,
            EntryField::Description => &self.description,
            EntryField::Title => &self.title,
            EntryField::Author => &self.author,
            EntryField::Account => self.account.as_deref().unwrap_or_default(),
            EntryField::Contact => &self.contact,
            EntryField::Phone => &self.phone,
            EntryField::Email => self.email.as_deref().unwrap_or_default(),
            EntryField::PublishedAt => match self.published_at {
                Some(at) => return Detail::Instant(at.utc()),
                None => "",
            },
        })
    }
}

/// An entry to add.
#[derive(Insertable)]
#[diesel(table_name = entries, treat_none_as_default_value = false)]
pub struct NewEntry<'a> {
    /// As [`Entry::channel`].
    pub channel: StoredChannel,
    /// As [`Entry::content`].
    #[diesel(embed)]
    pub content: Content,
    /// As [`Entry::lang`].
    pub lang: StoredLang,
    /// As [`Entry::submitted_at`].
    pub submitted_at: Stamp,
    /// As [`Entry::receipt_key`].
    pub receipt_key: &'a str,
    /// As [`Entry::token_hash`].
    pub token_hash: &'a str,
}

/// The whole row of a new entry.
pub(in crate::db) type NewRow<'a> = (
    &'a NewEntry<'a>,
    dsl::Eq<entries::author_key, String>,
    dsl::Eq<entries::code, &'a str>,
    dsl::Eq<entries::state, StoredState>,
    dsl::Eq<entries::version, i32>,
);

impl NewEntry<'_> {
    /// The row to insert. The code is made from the row's id, so the receipt key takes its place until the row exists.
    pub(in crate::db) fn row(&self) -> NewRow<'_> {
        (
            self,
            entries::author_key.eq(author_key(&self.content.author)),
            entries::code.eq(self.receipt_key),
            entries::state.eq(StoredState(EntryState::Submitted)),
            entries::version.eq(1),
        )
    }
}
