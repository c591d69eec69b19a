//! The table of the details: the label, privacy, and limit of each.

use crate::contest::key::keyed;

/// Who may see a detail of an entry. Organizers see all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Everybody.
    Public,
    /// Everybody but the judges: it tells who made the video, and is removed from what they read.
    HiddenFromJudges,
    /// The contestant alone, and masked even there.
    Personal,
}

/// A detail of an entry; its key is its name in the form. The order is that of the form and of its list of errors.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum EntryField {
    /// A link or a whole share text.
    ShareText,
    /// The post's description.
    Description,
    /// 作品名称.
    Title,
    /// 作者.
    Author,
    /// Account name on the platform.
    Account,
    /// When it was posted.
    PublishedAt,
    /// Contact person.
    Contact,
    /// Mobile number.
    Phone,
    /// E-mail address.
    Email,
}

keyed!(EntryField);

/// The fixed properties of a detail.
struct FieldRule {
    label: &'static str,
    privacy: Privacy,
    limit: usize,
}

impl EntryField {
    const fn rule(self) -> FieldRule {
        use Privacy::{HiddenFromJudges, Personal, Public};
        let (label, privacy, limit) = match self {
            Self::ShareText => ("submit-share-text", Public, 5_000),
            Self::Description => ("submit-description", Public, 10_000),
            Self::Title => ("submit-work-title", Public, 100),
            Self::Author => ("submit-author", HiddenFromJudges, 50),
            Self::Account => ("submit-account", HiddenFromJudges, 50),
            Self::PublishedAt => ("submit-published-at", Public, 40),
            Self::Contact => ("submit-contact", Personal, 50),
            Self::Phone => ("submit-phone", Personal, 20),
            Self::Email => ("submit-email", Personal, 100),
        };
        FieldRule {
            label,
            privacy,
            limit,
        }
    }

    /// The key of its label in the catalogues.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.rule().label
    }

    /// Who may see it.
    #[must_use]
    pub fn privacy(self) -> Privacy {
        self.rule().privacy
    }

    /// The most characters it may have.
    #[must_use]
    pub fn limit(self) -> usize {
        self.rule().limit
    }
}
