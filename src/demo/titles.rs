//! What are the works called? Titles are drawn from the themes, no title twice in a plan.

use super::dice::Dice;
use super::words::{Theme, Words};
use std::collections::{HashMap, HashSet};

/// Draws titles and remembers those given out.
pub(super) struct Titles<'w> {
    words: &'w Words,
    given: HashSet<String>,
    uses: HashMap<&'w str, usize>,
}

/// A title and what it was made from, which its description takes up again.
pub(super) struct Titled<'w> {
    pub(super) title: String,
    pub(super) theme: &'w Theme,
    pub(super) subject: Option<&'w str>,
    pub(super) neighbour: &'w str,
}

impl<'w> Titles<'w> {
    /// Nothing given out yet.
    pub(super) fn new(words: &'w Words) -> Self {
        Titles {
            words,
            given: HashSet::new(),
            uses: HashMap::new(),
        }
    }

    /// A title that suits a work of this calendar month and was not given out before.
    pub(super) fn next(&mut self, dice: &mut Dice, month: u32) -> Titled<'w> {
        let mut drawn = self.draw(dice, month);
        for _ in 0..200 {
            if self.given.insert(drawn.title.clone()) {
                return decorated(dice, self.words, drawn);
            }
            drawn = self.draw(dice, month);
        }
        self.number(drawn)
    }

    fn draw(&mut self, dice: &mut Dice, month: u32) -> Titled<'w> {
        let words = self.words;
        let weight = |theme: &Theme| if theme.fits(month) { theme.weight } else { 0 };
        let weights: Vec<_> = words.theme.iter().map(weight).collect();
        let theme = &words.theme[dice.weighted(&weights)];
        let neighbour = one(dice, &words.neighbours);
        let subject =
            (!theme.patterns.is_empty() && dice.chance(66)).then(|| one(dice, &theme.subjects));
        let title = match subject {
            Some(subject) => self.compose(dice, theme, subject, neighbour, month),
            None => one(dice, &theme.titles).to_string(),
        };
        Titled {
            title,
            theme,
            subject,
            neighbour,
        }
    }

    fn compose(
        &mut self,
        dice: &mut Dice,
        theme: &'w Theme,
        subject: &str,
        neighbour: &str,
        month: u32,
    ) -> String {
        self.fresh(dice, &theme.patterns)
            .replace("{}", subject)
            .replace("{人}", neighbour)
            .replace("{区}", one(dice, &self.words.districts))
            .replace("{季}", season(month))
    }

    /// Of three patterns the one used least, so that a reader of the list does not see them come round.
    fn fresh(&mut self, dice: &mut Dice, patterns: &'w [String]) -> &'w str {
        let mut best = one(dice, patterns);
        for _ in 0..2 {
            let other = one(dice, patterns);
            if self.uses.get(other) < self.uses.get(best) {
                best = other;
            }
        }
        *self.uses.entry(best).or_default() += 1;
        best
    }

    /// When chance offers nothing new any more, the title becomes the next part of a series.
    fn number(&mut self, mut drawn: Titled<'w>) -> Titled<'w> {
        let base = drawn.title;
        let mut part = 2;
        drawn.title = format!("{base}（第{part}集）");
        while !self.given.insert(drawn.title.clone()) {
            part += 1;
            drawn.title = format!("{base}（第{part}集）");
        }
        drawn
    }
}

/// Some authors begin a title with the name of their series, some end it with an emoji.
fn decorated<'w>(dice: &mut Dice, words: &Words, mut drawn: Titled<'w>) -> Titled<'w> {
    let title = &drawn.title;
    if drawn.theme.key == "odd" || title.contains(['｜', '：', '【']) || title.chars().count() > 20
    {
        return drawn;
    }
    match dice.below(25) {
        0 => drawn.title = format!("{}{title}", one(dice, &words.prefixes)),
        1 => drawn.title = format!("{title}{}", one(dice, &words.emoji)),
        _ => {}
    }
    drawn
}

/// One of a list of strings.
pub(super) fn one<'a>(dice: &mut Dice, list: &'a [String]) -> &'a str {
    &list[dice.below(list.len())]
}

fn season(month: u32) -> &'static str {
    match month {
        3..=5 => "春天",
        6..=8 => "夏天",
        9..=11 => "秋天",
        _ => "冬天",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_thousand_titles_never_repeat() {
        let (words, mut dice) = (Words::load(), Dice::new(3, 0));
        let mut titles = Titles::new(&words);
        let drawn: HashSet<_> = (0..4000).map(|_| titles.next(&mut dice, 7).title).collect();
        assert_eq!(drawn.len(), 4000);
    }

    #[test]
    fn six_hundred_titles_need_no_series() {
        let (words, mut dice) = (Words::load(), Dice::new(4, 0));
        let mut titles = Titles::new(&words);
        assert!((0..600).all(|_| !titles.next(&mut dice, 7).title.ends_with("集）")));
    }

    #[test]
    fn nobody_films_snow_in_july() {
        let (words, mut dice) = (Words::load(), Dice::new(5, 0));
        let mut titles = Titles::new(&words);
        assert!(
            (0..800)
                .map(|_| titles.next(&mut dice, 7))
                .all(|titled| titled.theme.key != "winter" && !titled.title.contains("冬天"))
        );
    }
}
