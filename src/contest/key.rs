//! Gives each variant of an enum one key: the word that is stored, sent in forms and files, and looked up in the
//! catalogues. strum derives the key from the variant's name.

/// Gives enums that derive [`strum::IntoStaticStr`] and [`strum::VariantArray`] methods for their keys, and the same
/// keys in JSON and TOML.
macro_rules! keyed {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// Every variant, in the order of declaration, which is also the order in which they are shown.
            pub const ALL: [Self; <Self as strum::VariantArray>::VARIANTS.len()] =
                match <Self as strum::VariantArray>::VARIANTS.first_chunk() {
                    Some(all) => *all,
                    None => unreachable!(),
                };

            /// The key that is used in rows, forms and files.
            #[must_use]
            pub fn key(self) -> &'static str {
                self.into()
            }

            /// The variant with this key; `None` for any other text, even in another spelling.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.key() == key)
            }

            /// The variant with this word.
            ///
            /// # Errors
            /// A sentence about any other text, with the words that are known.
            pub fn of_word(word: &str) -> Result<Self, String> {
                Self::from_key(word).ok_or_else(|| {
                    let known = Self::ALL.map(Self::key).join(", ");
                    format!("“{word}” is none of: {known}")
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(from)?;
                $name::of_word(&word).map_err(serde::de::Error::custom)
            }
        }
    )+};
}

pub(crate) use keyed;

#[cfg(test)]
mod tests {
    use crate::contest::entry::{Channel, EntryState, EntryStep, ReasonCode};
    use crate::contest::file_kind::FileKind;
    use crate::contest::hold::HoldOutcome;
    use crate::contest::language::Lang;
    use crate::contest::link::Kind;
    use crate::contest::lookup::LookupOutcome;
    use crate::contest::message::{MessageState, MessageStep, Reason, ReceivedBy};
    use crate::contest::platform::Platform;
    use crate::contest::role::Role;
    use crate::contest::round::Stage;
    use crate::contest::rules::{Rule, Verdict};
    use crate::contest::similar::{Likeness, Sameness};

    /// Rows of years ago contain these keys: a variant that is renamed keeps its key by `#[strum(serialize)]`.
    macro_rules! stored {
        ($($name:ident: $words:literal),+ $(,)?) => {$(
            assert_eq!($name::ALL.map($name::key).join(" "), $words);
            assert_eq!($name::ALL.map(|one| $name::from_key(one.key())), $name::ALL.map(Some));
            assert_eq!($name::from_key(&$words.to_uppercase()), None);
            let json = serde_json::to_string(&$name::ALL).expect("words");
            assert_eq!(json, format!("[\"{}\"]", $words.replace(' ', "\",\"")));
            assert_eq!(serde_json::from_str::<Vec<$name>>(&json).expect("the same words"), $name::ALL);
        )+};
    }

    #[test]
    fn stored_words_stay_as_they_are_and_lead_back_to_their_variants() {
        stored! {
            Channel: "platform mail",
            EntryState: "submitted accepted returned rejected withdrawn",
            EntryStep: "submit accept return reject reopen correct withdraw settle publish",
            ReasonCode: "topics window link duplicate theme rights content details other",
            HoldOutcome: "mended plays given_up left",
            Kind: "video note image short_link profile live other",
            MessageState: "waiting entry set_aside",
            MessageStep: "arrive make_entry join set_aside take_back ask",
            Reason: "answer no_video link_only packed incomplete unclear_author too_large outside_window \
                     not_a_contest_mail automatic bulk bounce",
            Platform: "douyin kuaishou weixin weibo bilibili xiaohongshu jindouyun",
            Role: "visitor judge organizer",
            Stage: "eligibility screening jury settling publicity final",
            Rule: "link topics window deadline duplicate unpublished details",
            ReceivedBy: "server header date import",
            Lang: "zh-CN en",
            FileKind: "video audio image archive document other",
            LookupOutcome: "page elsewhere nowhere too_far not_now",
            Verdict: "pass fail unknown",
            Likeness: "same_author_title short_code mail_and_platform same_video",
            Sameness: "same different",
        }
    }

    #[test]
    fn another_word_is_refused_with_those_that_are_known() {
        let refused = serde_json::from_str::<Sameness>("\"similar\"").expect_err("no such word");
        assert!(
            refused
                .to_string()
                .starts_with("“similar” is none of: same, different"),
            "{refused}"
        );
    }
}
