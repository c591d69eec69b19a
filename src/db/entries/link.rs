//! The link of an entry: the six columns that say where its video is.

use diesel::prelude::*;
use serde::Serialize;

use crate::contest::link::Link;
use crate::contest::platform::Platform;
use crate::db::schema::entries;
use crate::db::types::{StoredKind, StoredPlatform};

/// The link of an entry. An entry by e-mail has no link until the contest's own account publishes it; then it has `url`
/// and `pasted`.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Serialize, Queryable, Selectable, Insertable, AsChangeset,
)]
#[diesel(table_name = entries)]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EntryLink {
    /// The platform on which the contestant posted the video; `None` for an entry by e-mail.
    pub platform: Option<StoredPlatform>,
    /// The kind of page to which the link leads.
    pub kind: Option<StoredKind>,
    /// The video's id on its platform; `None` until a short link has been followed.
    pub canonical_id: Option<String>,
    /// The canonical link.
    #[diesel(column_name = link)]
    #[serde(rename = "link")]
    pub url: Option<String>,
    /// The link as pasted.
    #[diesel(column_name = pasted_link)]
    #[serde(rename = "pasted_link")]
    pub pasted: Option<String>,
    /// The code of the short link with which it was entered.
    pub short_code: Option<String>,
}

impl EntryLink {
    /// The link to open. It is the pasted one, since some links need parts that the canonical one lacks.
    #[must_use]
    pub fn to_open(&self) -> Option<&str> {
        self.pasted.as_deref().or(self.url.as_deref())
    }

    /// The platform on which the contestant posted the video; `None` for an entry by e-mail.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        self.platform.map(|stored| stored.0)
    }
}

impl From<&Link> for EntryLink {
    fn from(link: &Link) -> Self {
        Self {
            platform: Some(StoredPlatform(link.platform)),
            kind: Some(StoredKind(link.kind)),
            canonical_id: link.canonical_id.clone(),
            url: Some(link.canonical_url.clone()),
            pasted: Some(link.pasted.clone()),
            short_code: link.short_code.clone(),
        }
    }
}
