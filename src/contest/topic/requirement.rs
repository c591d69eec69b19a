//! Does a text meet the contest's condition about topics?
//!
//! There is one finding for each required topic, with the text that was written instead, if any. The rules decide
//! whether a finding refuses the entry; a share text never does.

use serde::{Deserialize, Serialize};

use super::found::{Form, Topic};
use super::likeness::{Found, Wanted, likeness};

/// The kind of text in which topics are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The text that an app copied: it is often cut short, so nothing can be missing from it.
    ShareText,
    /// The complete description.
    WholeDescription,
}

/// What is known about one required topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TopicState {
    /// It is there, in a form that counts.
    Present {
        /// As written.
        written: String,
    },
    /// It is not in the whole description.
    Missing,
    /// It is there, but the platform requires the closed form `#…#`.
    OpenInsteadOfClosed {
        /// As written.
        written: String,
    },
    /// It is not there, but something very similar is.
    NearMiss {
        /// The topic that was found instead.
        written: String,
    },
    /// The text was cut off inside a topic that begins like this one.
    Cut {
        /// The beginning that is there.
        written: String,
    },
    /// The text does not show it, and cannot prove that it is missing.
    NotShown,
}

/// The finding for one required topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicVerdict {
    /// The required topic, without marks.
    pub required: String,
    /// What is known about it.
    pub state: TopicState,
}

/// Compares the required topics with the topics found: one finding for each required topic, in their order. With
/// `needs_closed`, only the closed form counts.
///
/// A share text proves that topics are there, never that they are missing: a topic that it does not show is
/// [`TopicState::NotShown`], and a near miss in it is a hint, not a proof.
pub fn check_required(
    required: &[String],
    needs_closed: bool,
    found: &[Topic],
    source: Source,
) -> Vec<TopicVerdict> {
    let all: Vec<Wanted> = required.iter().map(|name| Wanted::new(name)).collect();
    let found: Vec<Found> = found.iter().map(Found::new).collect();
    let is_taken = |topic: &Found| all.iter().any(|wanted| topic.is(wanted));
    let (taken, free): (Vec<Found>, Vec<Found>) = found.into_iter().partition(is_taken);
    let verdicts = all.iter().map(|wanted| TopicVerdict {
        required: wanted.shown.clone(),
        state: present(wanted, needs_closed, source, &taken)
            .or_else(|| cut(wanted, source, taken.iter().chain(&free)))
            .or_else(|| near_miss(wanted, &all, &free))
            .unwrap_or(match source {
                Source::ShareText => TopicState::NotShown,
                Source::WholeDescription => TopicState::Missing,
            }),
    });
    verdicts.collect()
}

fn present(
    wanted: &Wanted,
    needs_closed: bool,
    source: Source,
    taken: &[Found],
) -> Option<TopicState> {
    // dots after a topic in a complete description are the author's own
    let whole = |found: &&Found| !found.topic.cut || source == Source::WholeDescription;
    let mut same = taken.iter().filter(|found| found.is(wanted)).filter(whole);
    if !needs_closed {
        return same.next().map(|found| TopicState::Present {
            written: found.written(),
        });
    }
    let mut open = None;
    for found in same {
        if found.topic.form == Form::Closed {
            return Some(TopicState::Present {
                written: found.written(),
            });
        }
        open.get_or_insert_with(|| found.written());
    }
    open.map(|written| TopicState::OpenInsteadOfClosed { written })
}

fn cut<'a>(
    wanted: &Wanted,
    source: Source,
    mut found: impl Iterator<Item = &'a Found<'a>>,
) -> Option<TopicState> {
    if source == Source::WholeDescription {
        return None;
    }
    let begins = |found: &&Found| found.topic.cut && wanted.compared.starts_with(&found.compared);
    let written = found.find(begins)?.written();
    Some(TopicState::Cut { written })
}

/// The found topic that is most similar to the required one, if it is very similar and not more similar to another
/// required one.
fn near_miss(wanted: &Wanted, all: &[Wanted], free: &[Found]) -> Option<TopicState> {
    let whole = free.iter().filter(|found| !found.topic.cut);
    let likenesses = whole.filter_map(|found| {
        let (difference, written) = likeness(wanted, found)?;
        let fits_better =
            |other: &Wanted| likeness(other, found).is_some_and(|(less, _)| less < difference);
        (!all.iter().any(fits_better)).then_some((difference, written))
    });
    likenesses
        .min_by_key(|(difference, _)| *difference)
        .map(|(_, written)| TopicState::NearMiss { written })
}

#[cfg(test)]
mod tests {
    use super::super::find_topics;
    use super::*;
    use crate::contest::platform::Platform;

    fn states(text: &str, platform: Platform, source: Source) -> Vec<TopicState> {
        let required = ["你好天津".to_owned(), "#点赞天津".to_owned()];
        let needs_closed = matches!(platform, Platform::Weibo | Platform::Bilibili);
        let found = find_topics(text, platform);
        let verdicts = check_required(&required, needs_closed, &found, source);
        assert_eq!(verdicts[1].required, "点赞天津");
        verdicts.into_iter().map(|verdict| verdict.state).collect()
    }

    fn whole(text: &str, platform: Platform) -> Vec<TopicState> {
        states(text, platform, Source::WholeDescription)
    }

    fn near(written: &str) -> TopicState {
        TopicState::NearMiss {
            written: written.to_owned(),
        }
    }

    fn is_present(state: &TopicState) -> bool {
        matches!(state, TopicState::Present { .. })
    }

    #[test]
    fn topics_that_are_there_are_present_in_any_source() {
        for text in [
            "海河 #你好天津 #点赞天津",
            "# 点赞天津 # 你好天津🔥 # 天津",
            "＃你好天津\u{200B} #点赞天津！",
        ] {
            for source in [Source::ShareText, Source::WholeDescription] {
                assert!(
                    states(text, Platform::Douyin, source)
                        .iter()
                        .all(is_present),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn what_a_share_text_does_not_show_is_unknown_and_what_a_description_lacks_is_missing() {
        let absent = [TopicState::NotShown, TopicState::NotShown];
        assert_eq!(
            states("海河的早晨...", Platform::Douyin, Source::ShareText),
            absent
        );
        let missing = [TopicState::Missing, TopicState::Missing];
        assert_eq!(whole("海河的早晨 #天津", Platform::Douyin), missing);
    }

    #[test]
    fn a_cut_topic_neither_counts_nor_fails() {
        for (text, beginning) in [
            ("# 你好天津 # 点赞...", "#点赞"),
            ("# 你好天津 # 点赞天津...", "#点赞天津"),
        ] {
            let states = states(text, Platform::Douyin, Source::ShareText);
            assert!(is_present(&states[0]));
            let written = beginning.to_owned();
            assert_eq!(states[1], TopicState::Cut { written });
        }
        let states = states("# 你好天津 # 美食...", Platform::Douyin, Source::ShareText);
        assert_eq!(states[1], TopicState::NotShown);
        assert!(
            whole("#你好天津 #点赞天津…", Platform::Douyin)
                .iter()
                .all(is_present)
        );
    }

    #[test]
    fn the_open_form_does_not_count_where_the_closed_one_is_wanted() {
        let open = |name: &str| TopicState::OpenInsteadOfClosed {
            written: format!("#{name}"),
        };
        for platform in [Platform::Weibo, Platform::Bilibili] {
            let expected = [open("你好天津"), open("点赞天津")];
            assert_eq!(whole("#你好天津 #点赞天津 海河", platform), expected);
            assert!(
                whole("#你好天津##点赞天津#海河", platform)
                    .iter()
                    .all(is_present)
            );
            assert!(
                whole("#你好天津 海河 #你好天津# #点赞天津#", platform)
                    .iter()
                    .any(is_present)
            );
        }
    }

    #[test]
    fn near_misses_are_named_as_they_were_written() {
        for (text, first, second) in [
            (
                "#你好，天津 #点赞 天津",
                near("#你好，天津"),
                near("#点赞 天津"),
            ),
            ("#妳好天津 #點讚天津", near("#妳好天津"), near("#點讚天津")),
            (
                "#你好天津网络短视频大赛 #点赞天津卫视",
                near("#你好天津网络短视频大赛"),
                near("#点赞天津卫视"),
            ),
            (
                "#你好·天津 #点赞_天津",
                near("#你好·天津"),
                near("#点赞_天津"),
            ),
        ] {
            assert_eq!(whole(text, Platform::Douyin), [first, second], "{text}");
        }
        let states = whole("#你好，天津# #点赞天津[超话]#", Platform::Weibo);
        assert_eq!(states, [near("#你好，天津#"), near("#点赞天津[超话]#")]);
    }

    #[test]
    fn one_required_topic_is_no_near_miss_of_the_other() {
        let states = whole("#你好天津 #天津美食 #你好", Platform::Douyin);
        assert!(is_present(&states[0]));
        assert_eq!(states[1], TopicState::Missing);
    }

    #[test]
    fn kuaishou_quotes_count_as_topics() {
        let states = states(
            "海河 \"你好天津 \"点赞天津 ",
            Platform::Kuaishou,
            Source::ShareText,
        );
        assert!(states.iter().all(is_present));
    }
}
