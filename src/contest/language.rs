//! The languages that the contest speaks, on its site and in its letters.

use super::key::keyed;

/// A language. A further one is a variant here, its own name below, and a folder of catalogues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
pub enum Lang {
    /// Chinese as written on the mainland. The default.
    #[default]
    #[strum(serialize = "zh-CN")]
    Zh,
    /// English.
    #[strum(serialize = "en")]
    En,
}

keyed!(Lang);

impl Lang {
    /// The tag for `lang="…"`, the cookie, rows and the catalogues' folder.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.key()
    }

    /// The language's own name for itself, for the switch.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Zh => "中文",
            Lang::En => "English",
        }
    }

    /// The language without script and country: `zh`.
    #[must_use]
    pub fn primary(self) -> &'static str {
        let tag = self.tag();
        tag.split_once('-').map_or(tag, |(primary, _)| primary)
    }

    /// Reads a language tag of a browser or a person: `zh`, `zh-Hans-CN`, `en-GB`, in any case.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let is_it = |lang: &Lang| lang.primary().eq_ignore_ascii_case(primary);
        Lang::ALL.into_iter().find(is_it)
    }
}
