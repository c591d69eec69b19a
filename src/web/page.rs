//! The data that every page needs. Each template's struct holds `page: Page`; the layout and the parts use it for
//! words, addresses of static files, the reader, and the time. A file with templates also needs `use
//! crate::web::filters;`.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::assets;
use crate::contest::role::Role;
use crate::lang::{IntoArg, Lang, Phrase};

/// The readers of a page. They decide its navigation and the density of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, including contestants.
    #[default]
    Public,
    /// The jury.
    Judge,
    /// The organizers' desk.
    Organizer,
}

impl Audience {
    /// The readers in whose part of the site a role works.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Organizer => Audience::Organizer,
            Role::Judge => Audience::Judge,
            Role::Visitor => Audience::Public,
        }
    }

    /// The class on `<body>`.
    pub fn class(self) -> &'static str {
        match self {
            Audience::Public => "public",
            Audience::Judge => "jury",
            Audience::Organizer => "desk",
        }
    }
}

/// The signed-in account for the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewerBadge {
    /// The name.
    pub name: String,
    /// Key of the role's name (`role-organizer`, `role-judge`).
    pub role: &'static str,
}

/// The data of the layout.
#[derive(Clone, Debug)]
pub struct Page {
    /// The language of all words.
    pub lang: Lang,
    /// Path and query of this page; the language switch returns here.
    pub path: String,
    /// The contest's name in the page's language.
    pub contest: String,
    /// The contest's time zone, in which every time is shown.
    pub zone: Tz,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// Whether the clock was set on the command line; if so, the header shows `now`.
    pub clock_is_set: bool,
    /// The readers.
    pub audience: Audience,
    /// The account that is signed in, if any.
    pub viewer: Option<ViewerBadge>,
    /// The message about what was just done, shown once.
    pub toast: Option<Phrase>,
}

impl Page {
    /// The wording of a key.
    pub fn t(&self, key: &str) -> String {
        self.lang.word(&Phrase::new(key.to_owned()))
    }

    /// The wording of a key with one value.
    pub fn tn(&self, key: &str, name: &'static str, value: impl IntoArg) -> String {
        self.lang
            .word(&Phrase::new(key.to_owned()).with(name, value))
    }

    /// The wording of a key with several values: `page.say("k").with("a", x).with("b", y).end()`.
    pub fn say(&self, key: &str) -> Saying {
        Saying {
            lang: self.lang,
            phrase: Phrase::new(key.to_owned()),
        }
    }

    /// The wording of a phrase.
    pub fn word(&self, phrase: &Phrase) -> String {
        self.lang.word(phrase)
    }

    /// The address of a file under `static/`, with the hash of its content.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// Value of `<html lang>`.
    pub fn html_lang(&self) -> &'static str {
        self.lang.tag()
    }

    /// Whether the page is made for the audience with this class.
    pub fn is_for(&self, class: &str) -> bool {
        self.audience.class() == class
    }

    /// Whether the page's address is this one or below it; the navigation marks the link.
    pub fn is_under(&self, address: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let rest = path.strip_prefix(address);
        rest.is_some_and(|rest| rest.is_empty() || (address != "/" && rest.starts_with('/')))
    }

    /// The value `page` for the `aria-current` attribute of a navigation link.
    pub fn current(&self, address: &str) -> &'static str {
        if self.is_under(address) {
            "page"
        } else {
            "false"
        }
    }
}

/// A wording that a template builds step by step; see [`Page::say`].
#[derive(Clone, Debug)]
pub struct Saying {
    lang: Lang,
    phrase: Phrase,
}

impl Saying {
    /// Adds a value under the name that the wording refers to.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl IntoArg) -> Saying {
        self.phrase = self.phrase.with(name, value);
        self
    }

    /// The finished words.
    pub fn end(&self) -> String {
        self.lang.word(&self.phrase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str) -> Page {
        Page {
            lang: Lang::En,
            path: path.to_owned(),
            contest: "Hello, Tianjin".to_owned(),
            zone: chrono_tz::Asia::Shanghai,
            now: DateTime::UNIX_EPOCH,
            clock_is_set: false,
            audience: Audience::Public,
            viewer: None,
            toast: None,
        }
    }

    #[test]
    fn a_page_knows_where_it_stands_in_the_navigation() {
        assert_eq!(page("/entries/m03-17?x=1").current("/entries"), "page");
        assert_eq!(page("/entries-old").current("/entries"), "false");
        assert_eq!(page("/?lang=en").current("/"), "page");
        assert_eq!(page("/rules").current("/"), "false");
    }

    #[test]
    fn several_values_go_into_one_wording() {
        let words = page("/")
            .say("progress-of")
            .with("done", 37)
            .with("all", 120_i64);
        assert_eq!(words.end(), "37 of 120");
    }
}
