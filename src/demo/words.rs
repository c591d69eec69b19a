//! Which words is the demonstration made of? Those of `words.toml`, read once per plan.
//! A theme keeps together what may be combined, so that a composed title still reads as if somebody had thought of it.

use serde::Deserialize;

/// All word lists.
#[derive(Deserialize)]
pub(super) struct Words {
    /// Ways to call a neighbour (`{人}`).
    pub(super) neighbours: Vec<String>,
    /// Districts of Tianjin (`{区}`).
    pub(super) districts: Vec<String>,
    /// Sentences that may end any description.
    pub(super) closers: Vec<String>,
    /// Sentences by which an e-mail says how long the film is and that it is unpublished.
    pub(super) introductions: Vec<String>,
    /// Emoji that may follow a title or a description.
    pub(super) emoji: Vec<String>,
    /// What some authors put before every title.
    pub(super) prefixes: Vec<String>,
    /// The themes.
    pub(super) theme: Vec<Theme>,
}

/// One theme: titles and descriptions that go together.
#[derive(Deserialize)]
pub(super) struct Theme {
    /// Its name in the file; titles of `odd` stay as they are.
    pub(super) key: String,
    /// How often it is drawn.
    pub(super) weight: usize,
    /// Calendar months in which it makes sense; empty for all.
    #[serde(default)]
    pub(super) months: Vec<u32>,
    /// Topics that authors of such works like to add.
    pub(super) topics: Vec<String>,
    /// What `{}` may stand for.
    #[serde(default)]
    pub(super) subjects: Vec<String>,
    /// Titles with a `{}`.
    #[serde(default)]
    pub(super) patterns: Vec<String>,
    /// Finished titles.
    pub(super) titles: Vec<String>,
    /// Descriptions with a `{}`.
    #[serde(default)]
    pub(super) told: Vec<String>,
    /// Descriptions that fit every title of the theme.
    pub(super) plain: Vec<String>,
}

impl Words {
    /// The built-in lists.
    pub(super) fn load() -> Words {
        toml::from_str(include_str!("words.toml"))
            .expect("words.toml is part of the program and read by a test")
    }
}

impl Theme {
    /// Does it make sense in this calendar month (1 to 12)?
    pub(super) fn fits(&self, month: u32) -> bool {
        self.months.is_empty() || self.months.contains(&month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_can_be_drawn_and_described() {
        for theme in Words::load().theme {
            assert!(
                theme.weight > 0
                    && !theme.titles.is_empty()
                    && !theme.plain.is_empty()
                    && !theme.topics.is_empty(),
                "{}",
                theme.key
            );
            assert_eq!(
                theme.subjects.is_empty(),
                theme.patterns.is_empty(),
                "{}",
                theme.key
            );
            assert_eq!(
                theme.subjects.is_empty(),
                theme.told.is_empty(),
                "{}",
                theme.key
            );
            assert!(
                theme
                    .patterns
                    .iter()
                    .chain(&theme.told)
                    .all(|text| text.contains("{}") || text.contains("{人}")),
                "{}",
                theme.key
            );
        }
    }

    #[test]
    fn a_finished_text_has_no_open_place() {
        for theme in Words::load().theme {
            assert!(
                theme
                    .titles
                    .iter()
                    .chain(&theme.plain)
                    .all(|text| !text.contains('{')),
                "{}",
                theme.key
            );
        }
    }
}
