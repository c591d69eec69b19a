//! Finds entries that may hold the same video, by nearly equal titles of one author. An organizer decides.

use strum::{IntoStaticStr, VariantArray};
use unicode_normalization::UnicodeNormalization;

use super::entry::Channel;
use super::key::keyed;

/// Why two entries may hold the same video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Likeness {
    /// The same author, and nearly the same title.
    SameAuthorTitle,
    /// The same short link.
    ShortCode,
    /// One came by e-mail and must be unpublished; the other is a post by the same author with nearly the same title.
    MailAndPlatform,
    /// A short link was followed, and leads to the other's video.
    SameVideo,
}

keyed!(Likeness);

/// What an organizer decides about two entries that may hold the same video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Sameness {
    /// They hold the same video: the later entry does not take part.
    Same,
    /// They hold different videos.
    Different,
}

keyed!(Sameness);

/// Why two entries of one author may hold the same video; `None` when they are not alike.
#[must_use]
pub fn likeness(one: (Channel, &Title), other: (Channel, &Title)) -> Option<Likeness> {
    let alike = one.1.is_nearly(other.1);
    alike.then_some(match one.0 == other.0 {
        true => Likeness::SameAuthorTitle,
        false => Likeness::MailAndPlatform,
    })
}

/// One character in this many may differ.
const LETTERS_PER_SLIP: usize = 5;
/// How many characters of a title are compared.
const MOST_LETTERS: usize = 200;

/// A title in the form used to compare titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    letters: Vec<char>,
    numbers: Vec<char>,
}

impl Title {
    /// Reduces a title to letters and digits: NFKC, lower case, without spaces, punctuation and symbols.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let letters = text.nfkc().filter(|c| c.is_alphanumeric());
        let letters: Vec<char> = letters
            .flat_map(char::to_lowercase)
            .take(MOST_LETTERS)
            .collect();
        let numbers = letters.iter().copied().filter(|c| is_number(*c));
        Self {
            numbers: numbers.collect(),
            letters,
        }
    }

    /// Whether both are the same except for a slip. The parts of a series differ only in their numbers, and are
    /// different videos.
    #[must_use]
    pub fn is_nearly(&self, other: &Self) -> bool {
        if self.letters.is_empty() || self.numbers != other.numbers {
            return false;
        }
        let slips = self.letters.len().max(other.letters.len()) / LETTERS_PER_SLIP;
        within(&self.letters, &other.letters, slips)
    }
}

fn is_number(c: char) -> bool {
    c.is_numeric() || "〇零一二三四五六七八九十百千上中下".contains(c)
}

/// Whether the edit distance of both is at most `most`.
fn within(one: &[char], other: &[char], most: usize) -> bool {
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let exchanged = above[column] + usize::from(letter != against);
            line.push(exchanged.min(above[column + 1] + 1).min(line[column] + 1));
        }
        if line.iter().all(|distance| *distance > most) {
            return false;
        }
        above = line;
    }
    above.last().is_some_and(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nearly(one: &str, other: &str) -> bool {
        Title::of(one).is_nearly(&Title::of(other))
    }

    #[test]
    fn a_title_is_itself_however_it_is_written() {
        assert!(nearly("海河之夜", "【海河 · 之夜】"));
        assert!(nearly("Ｈａｉｈｅ Night", "haihe night!"));
    }

    #[test]
    fn one_letter_in_five_may_differ() {
        assert!(nearly("海河边的早晨", "海河边的早辰"));
        assert!(nearly("海河边的早晨", "海河边早晨"));
        assert!(!nearly("海河边的早晨", "五大道的早晨"));
        assert!(!nearly("海河", "运河"));
    }

    #[test]
    fn the_parts_of_a_series_are_works_of_their_own() {
        assert!(!nearly("津门故事第1集", "津门故事第2集"));
        assert!(!nearly("津门故事第一集", "津门故事第二集"));
        assert!(!nearly("我和天津的故事（上）", "我和天津的故事（下）"));
        assert!(nearly("津门故事 第1集", "津门故事，第１集"));
    }

    #[test]
    fn a_title_without_letters_is_like_nothing() {
        assert!(!nearly("！！", "！！"));
        assert!(!nearly("", ""));
    }

    #[test]
    fn a_post_beside_an_unpublished_work_is_said_to_be_that() {
        let title = Title::of("海河之夜");
        let found = |one, other| likeness((one, &title), (other, &title));
        assert_eq!(
            found(Channel::Platform, Channel::Platform),
            Some(Likeness::SameAuthorTitle)
        );
        assert_eq!(
            found(Channel::Platform, Channel::Mail),
            Some(Likeness::MailAndPlatform)
        );
    }

    proptest! {
        #[test]
        fn likeness_does_not_depend_on_the_order(one in ".{0,20}", other in ".{0,20}") {
            prop_assert_eq!(nearly(&one, &other), nearly(&other, &one));
        }
    }
}
