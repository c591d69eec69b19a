//! The languages of the site and their words.
//!
//! The words are in `templates/locales/<tag>/*.ftl`. Code passes keys and values as a [`Phrase`], and a page or letter
//! turns it into words.

pub mod date;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

pub use crate::contest::language::Lang;

static_loader! {
    static WORDS = {
        locales: "./templates/locales",
        fallback_language: "zh-CN",
        // isolation marks around inserted values would end up in copied text and in tests
        customise: |bundle| {
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| with_separators(value)));
        },
    };
}

/// The languages as the catalogues' loader knows them, in the order of [`Lang::ALL`].
static IDENTIFIERS: LazyLock<[LanguageIdentifier; Lang::ALL.len()]> =
    LazyLock::new(|| Lang::ALL.map(|lang| lang.tag().parse().unwrap_or_default()));

impl Lang {
    /// The name of the cookie that stores the chosen language.
    pub const COOKIE: &'static str = "lang";

    /// The language of a request: the one that the reader chose (cookie), else the one that the browser prefers
    /// (`Accept-Language`), else the default.
    pub fn choose(cookie: Option<&str>, accept_language: Option<&str>) -> Lang {
        cookie
            .and_then(Lang::from_tag)
            .or_else(|| accept_language.and_then(preferred))
            .unwrap_or_default()
    }

    /// The other languages, which the switch offers.
    pub fn others(self) -> impl Iterator<Item = Lang> {
        Lang::ALL.into_iter().filter(move |lang| *lang != self)
    }

    /// A text of the contest's definition in this language, or in Chinese if the definition lacks it.
    pub fn pick(self, text: &crate::contest::definition::Text) -> &str {
        text.in_language(self.primary())
    }

    /// Joins words to a list, as is usual in the language.
    pub fn list(self, words: impl Iterator<Item = String>) -> String {
        let joint = self.word(&Phrase::new("list-joint"));
        words.collect::<Vec<_>>().join(&joint)
    }

    /// Puts a phrase into words. A key that is not in the catalogue is returned in brackets, so that it is noticed.
    pub fn word(self, phrase: &Phrase) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue> = phrase
            .args
            .iter()
            .map(|(name, arg)| (Cow::Borrowed(*name), arg.value(self)))
            .collect();
        WORDS
            .try_lookup_with_args(self.identifier(), &phrase.key, &args)
            .unwrap_or_else(|| format!("⟦{}⟧", phrase.key))
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        &IDENTIFIERS[self as usize]
    }
}

/// A text for people that is not yet in any language: a key of the catalogues, and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    key: Cow<'static, str>,
    args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A phrase without values; add them by [`Phrase::with`].
    pub fn new(key: impl Into<Cow<'static, str>>) -> Phrase {
        Phrase {
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// Adds a value under the name that the words refer to (`{ $name }`).
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl IntoArg) -> Phrase {
        self.args.push((name, value.into_arg()));
        self
    }

    /// The same values in the wording of another key.
    #[must_use]
    pub fn under(&self, key: impl Into<Cow<'static, str>>) -> Phrase {
        Phrase {
            key: key.into(),
            args: self.args.clone(),
        }
    }

    /// Whether the catalogues have this key.
    pub fn is_known(&self) -> bool {
        WORDS
            .try_lookup(Lang::default().identifier(), &self.key)
            .is_some()
    }

    /// The key in the catalogues, for tests and for markup.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl From<&'static str> for Phrase {
    fn from(key: &'static str) -> Phrase {
        Phrase::new(key)
    }
}

/// A value in a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(String),
    /// A number, which selects the plural form if the language has one.
    Number(i64),
    /// A phrase of its own, such as a platform's name.
    Said(Box<Phrase>),
}

impl Arg {
    fn value(&self, lang: Lang) -> FluentValue<'_> {
        match self {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Said(phrase) => FluentValue::from(lang.word(phrase)),
        }
    }
}

/// A type that can be a value in a [`Phrase`]. It is implemented for references, which templates pass.
pub trait IntoArg {
    /// The value, owned.
    fn into_arg(self) -> Arg;
}

impl<T: IntoArg + Clone> IntoArg for &T {
    fn into_arg(self) -> Arg {
        self.clone().into_arg()
    }
}

impl IntoArg for &str {
    fn into_arg(self) -> Arg {
        Arg::Text(self.to_owned())
    }
}

impl IntoArg for String {
    fn into_arg(self) -> Arg {
        Arg::Text(self)
    }
}

impl IntoArg for Phrase {
    fn into_arg(self) -> Arg {
        Arg::Said(Box::new(self))
    }
}

macro_rules! whole_numbers_are_args {
    ($($number:ty),*) => {$(
        impl IntoArg for $number {
            fn into_arg(self) -> Arg {
                Arg::Number(i64::try_from(self).unwrap_or(i64::MAX))
            }
        }
    )*};
}
whole_numbers_are_args!(i32, i64, u8, u16, u32, u64, usize);

/// A number with a comma before every third digit.
pub fn separated(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes numbers inside words as everywhere else: "1,200". Years are passed as text.
fn with_separators(value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.as_string().parse().ok().map(separated),
        _ => None,
    }
}

/// The site's language that an `Accept-Language` header prefers; of several equal ones, the first.
fn preferred(header: &str) -> Option<Lang> {
    let mut best: Option<(u32, Lang)> = None;
    for item in header.split(',') {
        let mut parts = item.split(';');
        let Some(lang) = parts.next().and_then(Lang::from_tag) else {
            continue;
        };
        let weight = parts.find_map(quality).unwrap_or(1000);
        if weight > best.map_or(0, |(highest, _)| highest) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// `q=0.8` in thousandths; `None` for any other or malformed parameter.
fn quality(parameter: &str) -> Option<u32> {
    let number = parameter.trim().strip_prefix("q=")?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let thousandths = digits.parse::<u32>().ok()?;
    match whole {
        "1" => Some(1000),
        "0" => Some(thousandths),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_made_on_the_site_beats_the_browser_and_chinese_is_the_default() {
        assert_eq!(Lang::choose(Some("en"), Some("zh-CN")), Lang::En);
        assert_eq!(Lang::choose(Some("tlh"), Some("en-GB,en;q=0.9")), Lang::En);
        assert_eq!(Lang::choose(None, Some("de,en;q=0.7,zh;q=0.8")), Lang::Zh);
        assert_eq!(Lang::choose(None, Some("en;q=0")), Lang::Zh);
        assert_eq!(Lang::choose(None, Some(";;q=,,\u{0}")), Lang::Zh);
        assert_eq!(Lang::choose(None, None), Lang::Zh);
    }

    #[test]
    fn a_phrase_is_worded_in_both_languages_with_its_values() {
        let phrase = Phrase::new("days-left").with("n", 1_i64);
        assert_eq!(Lang::Zh.word(&phrase), "还剩 1 天");
        assert_eq!(Lang::En.word(&phrase), "1 day left");
        let phrase = Phrase::new("days-left").with("n", 152_u32);
        assert_eq!(Lang::En.word(&phrase), "152 days left");
        let phrase = Phrase::new("tier-count").with("n", 1200_u32);
        assert_eq!(Lang::En.word(&phrase), "1,200 prizes");
    }

    #[test]
    fn a_phrase_inside_a_phrase_is_worded_in_the_same_language() {
        let phrase = Phrase::new("field-missing").with("field", Phrase::new("language"));
        assert_eq!(Lang::Zh.word(&phrase), "请填写语言");
    }

    #[test]
    fn a_missing_wording_is_shown_by_its_key() {
        assert_eq!(Lang::En.word(&Phrase::new("no-such-key")), "⟦no-such-key⟧");
    }
}
