//! The table of the details: name, label, privacy, and limit of each.

/// Who may see a detail of an entry. Organizers see all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Everybody.
    Public,
    /// Everybody but the judges: it tells who made the video, and is taken out of what they read.
    HiddenFromJudges,
    /// The contestant alone, masked.
    Personal,
}

/// A detail of an entry. The order is that of the form and of its list of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// What is fixed about a detail.
struct FieldRule {
    name: &'static str,
    label: &'static str,
    privacy: Privacy,
    limit: usize,
}

impl EntryField {
    /// All details, in order.
    pub const ALL: [Self; 9] = [
        Self::ShareText,
        Self::Description,
        Self::Title,
        Self::Author,
        Self::Account,
        Self::PublishedAt,
        Self::Contact,
        Self::Phone,
        Self::Email,
    ];

    const fn rule(self) -> FieldRule {
        use Privacy::{HiddenFromJudges, Personal, Public};
        let (name, label, privacy, limit) = match self {
            Self::ShareText => ("share_text", "submit-share-text", Public, 5_000),
            Self::Description => ("description", "submit-description", Public, 10_000),
            Self::Title => ("title", "submit-work-title", Public, 100),
            Self::Author => ("author", "submit-author", HiddenFromJudges, 50),
            Self::Account => ("account", "submit-account", HiddenFromJudges, 50),
            Self::PublishedAt => ("published_at", "submit-published-at", Public, 40),
            Self::Contact => ("contact", "submit-contact", Personal, 50),
            Self::Phone => ("phone", "submit-phone", Personal, 20),
            Self::Email => ("email", "submit-email", Personal, 100),
        };
        FieldRule {
            name,
            label,
            privacy,
            limit,
        }
    }

    /// Its name in the form.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// Key of its label.
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
