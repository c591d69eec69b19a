//! Reads one row of an organizer's list of posts (found on a topic page) into an entry's details and checks, or into
//! the problems of the row.
//!
//! Whether the same video was entered before is checked later, against the database.

use chrono::{DateTime, Utc};

use super::entry_details::{EntryDetails, EntryField, FieldProblem, RawDetails};
use super::rules::{self, Check, Reading};
use super::topic::{self, Topic};
use super::{Contest, date_input};

/// One row of an organizer's list, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostRow {
    /// Its row in the file, counted as spreadsheets do: the heading is row 1.
    pub number: u64,
    /// A link or a whole share text.
    pub link: String,
    /// 作品名称.
    pub title: String,
    /// 作者.
    pub author: String,
    /// Account name on the platform.
    pub account: String,
    /// When it was posted, in any usual form.
    pub published_at: String,
    /// The post's description.
    pub description: String,
    /// Contact person.
    pub contact: String,
    /// Mobile number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// A row that can become an entry.
#[derive(Debug, Clone)]
pub struct ImportedPost {
    /// Its details.
    pub details: EntryDetails,
    /// What was read in its link and description.
    pub reading: Reading,
    /// Every check but the one for duplicates.
    pub checks: Vec<Check>,
}

/// A problem of a row; the row can be completed and imported again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    /// A detail is missing or wrong.
    Detail(EntryField, FieldProblem),
    /// The date of publication is missing.
    NoDate,
    /// The date cannot be read; this is its text.
    UnreadableDate(String),
}

/// Why a row does not become an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowError {
    /// Something is missing.
    Lacks(Vec<RowProblem>),
    /// A rule is broken: the checks with their evidence.
    Broken(Vec<Check>),
}

impl ImportedPost {
    /// Reads a row. A missing title is taken from the description, a missing author from the share text or the account.
    ///
    /// # Errors
    /// [`RowError`]. A broken rule is reported before anything that is missing, since completing the row would not
    /// help.
    pub fn of(contest: &Contest, row: &PostRow, now: DateTime<Utc>) -> Result<Self, RowError> {
        if row.link.trim().is_empty() {
            let missing = RowProblem::Detail(EntryField::ShareText, FieldProblem::Missing);
            return Err(RowError::Lacks(vec![missing]));
        }
        let reading = rules::read(contest, &row.link, &row.description);
        let published = date_input::read(&row.published_at, &contest.calendar);
        let mut checks = rules::check_words(contest, &reading);
        checks.push(rules::check_window(contest, published, now));
        if rules::any_failed(&checks) {
            return Err(RowError::Broken(checks));
        }
        let details = read_details(row, &reading, published).map_err(RowError::Lacks)?;
        Ok(Self {
            details,
            reading,
            checks,
        })
    }

    /// The identity of the post, the same in every list: a key of its video, else its link.
    #[must_use]
    pub fn identity(&self) -> String {
        let link = self.reading.link.as_ref().ok();
        let key = self.reading.keys().into_iter().next();
        key.or_else(|| link.map(|link| link.canonical_url.clone()))
            .unwrap_or_default()
    }
}

fn read_details(
    row: &PostRow,
    reading: &Reading,
    published: Option<DateTime<Utc>>,
) -> Result<EntryDetails, Vec<RowProblem>> {
    let title = title_of(row, reading);
    let typed = RawDetails {
        share_text: &row.link,
        description: &row.description,
        title: &title,
        author: author_of(row, reading),
        contact: &row.contact,
        phone: &row.phone,
        email: &row.email,
        account: &row.account,
        published_at: published,
    };
    let (details, mut lacks) = match EntryDetails::parse_found(&typed) {
        Ok(details) => (Some(details), vec![]),
        Err(problems) => (None, problems.into_iter().map(RowProblem::from).collect()),
    };
    lacks.extend(date_lack(row, published));
    details.filter(|_| lacks.is_empty()).ok_or(lacks)
}

impl From<(EntryField, FieldProblem)> for RowProblem {
    fn from((field, problem): (EntryField, FieldProblem)) -> Self {
        Self::Detail(field, problem)
    }
}

fn date_lack(row: &PostRow, published: Option<DateTime<Utc>>) -> Option<RowProblem> {
    match (published, row.published_at.trim()) {
        (Some(_), _) => None,
        (None, "") => Some(RowProblem::NoDate),
        (None, written) => Some(RowProblem::UnreadableDate(
            written.chars().take(60).collect(),
        )),
    }
}

fn author_of<'a>(row: &'a PostRow, reading: &'a Reading) -> &'a str {
    let named = [
        row.author.as_str(),
        reading.share.author.as_deref().unwrap_or_default(),
        row.account.as_str(),
    ];
    let mut given = named.into_iter().filter(|name| !name.trim().is_empty());
    given.next().unwrap_or_default()
}

fn title_of(row: &PostRow, reading: &Reading) -> String {
    if !row.title.trim().is_empty() {
        return row.title.clone();
    }
    if row.description.trim().is_empty() {
        let shown = reading.share.description.as_deref().unwrap_or_default();
        return first_words(shown, &reading.share.topics);
    }
    let topics = reading
        .platform()
        .map(|platform| topic::find_topics(&row.description, platform));
    first_words(&row.description, &topics.unwrap_or_default())
}

/// The first line that contains more than topics, cut to the length of a title.
fn first_words(text: &str, topics: &[Topic]) -> String {
    let mut rest = String::new();
    let mut at = 0;
    for topic in topics {
        rest.push_str(text.get(at..topic.span.start).unwrap_or_default());
        at = topic.span.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    let line = rest.lines().map(str::trim).find(|line| !line.is_empty());
    let line = line.unwrap_or_default();
    line.chars().take(EntryField::Title.limit()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::definition::BUILT_IN;
    use crate::contest::rules::{Rule, Verdict};

    fn contest() -> Contest {
        Contest::parse(BUILT_IN).expect("the built-in edition adds up")
    }

    fn row() -> PostRow {
        PostRow {
            number: 2,
            link: "https://www.douyin.com/video/7300000000000000001".into(),
            title: "海河之夜".into(),
            author: "小河".into(),
            published_at: "2023-08-01 12:30".into(),
            description: "海河边 #你好天津 #点赞天津".into(),
            ..PostRow::default()
        }
    }

    fn read(row: &PostRow) -> Result<ImportedPost, RowError> {
        ImportedPost::of(&contest(), row, "2023-08-20T04:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_post_needs_nobody_to_call() {
        let found = read(&row()).expect("a good row");
        assert_eq!(found.details.phone, "");
        assert_eq!(found.identity(), "douyin:aweme:7300000000000000001");
        assert!(
            found
                .checks
                .iter()
                .all(|check| check.verdict == Verdict::Pass)
        );
    }

    #[test]
    fn a_title_is_taken_from_the_description_without_its_topics() {
        let untitled = PostRow {
            title: String::new(),
            ..row()
        };
        assert_eq!(read(&untitled).expect("a good row").details.title, "海河边");
    }

    #[test]
    fn an_author_is_taken_from_the_share_text_before_the_account() {
        let shared = PostRow {
            link: "4.17 复制打开抖音，看看【津门小记的作品】早晨# 你好天津 # 点赞天津 https://v.douyin.com/iAbCdEf1/"
                .into(),
            author: String::new(),
            account: "jm_xj".into(),
            ..row()
        };
        assert_eq!(
            read(&shared).expect("a good row").details.author,
            "津门小记"
        );
        let linked = PostRow {
            link: row().link,
            ..shared
        };
        assert_eq!(read(&linked).expect("a good row").details.author, "jm_xj");
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let empty = PostRow {
            title: String::new(),
            author: String::new(),
            published_at: "昨天".into(),
            description: "#你好天津 #点赞天津".into(),
            ..row()
        };
        let expected = vec![
            RowProblem::Detail(EntryField::Title, FieldProblem::Missing),
            RowProblem::Detail(EntryField::Author, FieldProblem::Missing),
            RowProblem::UnreadableDate("昨天".into()),
        ];
        assert_eq!(read(&empty).err(), Some(RowError::Lacks(expected)));
        let linkless = PostRow {
            link: " ".into(),
            ..row()
        };
        let expected = vec![RowProblem::Detail(
            EntryField::ShareText,
            FieldProblem::Missing,
        )];
        assert_eq!(read(&linkless).err(), Some(RowError::Lacks(expected)));
    }

    #[test]
    fn a_broken_rule_is_said_before_what_is_missing() {
        for (change, rule) in [
            (
                PostRow {
                    link: "https://example.com/1".into(),
                    title: String::new(),
                    ..row()
                },
                Rule::Link,
            ),
            (
                PostRow {
                    description: "海河边".into(),
                    ..row()
                },
                Rule::Topics,
            ),
            (
                PostRow {
                    published_at: "2023-06-16".into(),
                    ..row()
                },
                Rule::Window,
            ),
        ] {
            let Err(RowError::Broken(checks)) = read(&change) else {
                panic!("{change:?} breaks a rule");
            };
            let broken = checks.iter().find(|check| check.verdict == Verdict::Fail);
            assert_eq!(broken.map(|check| check.rule), Some(rule));
        }
    }
}
