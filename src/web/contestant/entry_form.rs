//! The form of an entry, shared by entering and correcting: it is filled in, read and checked, and errors are shown at
//! its fields.

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use crate::actions::submit_entry::{SubmitRefused, run_checks};
use crate::contest::Contest;
use crate::contest::entry_details::{
    EntryDetails, EntryField, FieldProblem, RawDetails, suggested_title,
};
use crate::contest::rules::{self, Check, Evidence, Reading, Rule, Verdict};
use crate::contest::share_text::Choice;
use crate::contest::topic::TopicState;
use crate::contest::window::Calendar;
use crate::db::entries::{Detail, Entry};
use crate::db::types::EntryId;
use crate::lang::{Lang, Phrase};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::request_context::RequestContext;
use crate::web::wording::{self, VerdictRow};

/// Something wrong with a field.
type FieldError = (&'static str, Phrase);

/// The values read from a filled form.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    /// What was read from the pasted text.
    pub reading: Reading,
    /// When the post was published, if that could be read.
    pub published_at: Option<DateTime<Utc>>,
    /// The details, or everything that is wrong with them.
    pub details: Result<EntryDetails, Vec<FieldError>>,
    /// Whether a text is too long for the rules to be checked.
    pub too_long: bool,
}

/// The results of the checks for display beside the form (`contestant/check.html`).
#[derive(Debug, Clone, Default)]
pub(super) struct Checked {
    /// The rules, one by one; empty until something is pasted.
    pub verdicts: Vec<VerdictRow>,
    /// Whether the pasted text has several links; only the first was read.
    pub first_of_several: bool,
    /// Whether the description is needed because the pasted text shows no topics.
    pub asks_description: bool,
    /// The title, if the pasted text has one.
    pub title: String,
    /// The author, if the pasted text has one.
    pub author: String,
}

pub(super) fn read(form: &Form, contest: &Contest) -> Filled {
    let text = |field: EntryField| {
        let typed = form.value(field.key());
        let fits = typed.chars().take(field.limit() * 2).count() <= field.limit();
        if fits {
            typed.to_owned()
        } else {
            String::new()
        }
    };
    let (share_text, description) = (text(EntryField::ShareText), text(EntryField::Description));
    let lost = |field: EntryField, read: &str| read.is_empty() && form.given(field.key()).is_some();
    let published = read_published_at(form, &contest.calendar);
    let published_at = published.as_ref().ok().copied();
    Filled {
        reading: rules::read(contest, &share_text, &description),
        published_at,
        too_long: lost(EntryField::ShareText, &share_text)
            || lost(EntryField::Description, &description),
        details: read_details(form, published),
    }
}

/// Checks what was pasted against the stored entries. No checks run when nothing was pasted or the text is too long.
pub(super) async fn check(
    ctx: &RequestContext,
    form: &Form,
    filled: &Filled,
    itself: Option<EntryId>,
) -> Result<Vec<Check>, WebError> {
    if form.given("share_text").is_none() || filled.too_long {
        return Ok(vec![]);
    }
    let (reading, published_at) = (filled.reading.clone(), filled.published_at);
    ctx.read(move |tx| run_checks(tx, &reading, published_at, itself))
        .await
}

/// The results of the checks for display.
pub(super) fn shown(
    form: &Form,
    filled: &Filled,
    checks: &[Check],
    contest: &Contest,
    lang: Lang,
) -> Checked {
    let share = &filled.reading.share;
    let to_show: Vec<Check> = checks
        .iter()
        .filter(|check| tells(check.rule, checks))
        .cloned()
        .collect();
    Checked {
        verdicts: wording::rows(&to_show, contest, lang),
        first_of_several: share.choice == Some(Choice::FirstOfSeveral),
        asks_description: form.given("description").is_some() || lacks_topics(checks),
        title: suggested_title(&filled.reading),
        author: share.author.clone().unwrap_or_default(),
    }
}

/// Sets the errors of all fields, in the order of the page.
pub(super) fn refuse(form: &mut Form, filled: &Filled, checks: &[Check], contest: &Contest) {
    let mut problems = filled.details.as_ref().err().cloned().unwrap_or_default();
    problems.extend(broken(checks, contest));
    let described = form.given("description").is_some();
    problems.extend(undescribed(checks, contest).filter(|_| !described));
    // the agreement is not a detail of the entry, and its error comes last
    let place = |name: &str| EntryField::ALL.iter().position(|field| field.key() == name);
    problems.sort_by_key(|(field, _)| place(field).unwrap_or(usize::MAX));
    for (field, problem) in problems {
        form.refuse(field, problem);
    }
}

/// The checks behind a refusal.
pub(super) fn checks_of(refused: SubmitRefused) -> Vec<Check> {
    match refused {
        SubmitRefused::Broken(checks) | SubmitRefused::DescriptionNeeded(checks) => checks,
    }
}

/// The form of an entry, filled with the stored details.
pub(super) fn prefilled(entry: &Entry, calendar: &Calendar) -> Form {
    let mut form = Form::new();
    for field in EntryField::ALL {
        let value = match entry.detail(field) {
            Detail::Text(text) => text.to_owned(),
            Detail::Instant(at) => for_field(at, calendar),
        };
        form.set(field.key(), value);
    }
    form
}

/// An instant in the format of a `datetime-local` field.
fn for_field(at: DateTime<Utc>, calendar: &Calendar) -> String {
    let local = calendar.local(at);
    let whole_minute = local.and_utc().timestamp() % 60 == 0;
    let format = if whole_minute {
        "%Y-%m-%dT%H:%M"
    } else {
        "%Y-%m-%dT%H:%M:%S"
    };
    local.format(format).to_string()
}

fn read_details(
    form: &Form,
    published: Result<DateTime<Utc>, FieldError>,
) -> Result<EntryDetails, Vec<FieldError>> {
    let typed = RawDetails {
        share_text: form.value("share_text"),
        description: form.value("description"),
        title: form.value("title"),
        author: form.value("author"),
        contact: form.value("contact"),
        phone: form.value("phone"),
        email: form.value("email"),
        account: form.value("account"),
        published_at: published.as_ref().ok().copied(),
    };
    match (EntryDetails::parse(&typed), published) {
        (Ok(details), Ok(_)) => Ok(details),
        (details, published) => {
            let said = |(field, problem): &(EntryField, _)| {
                (field.key(), wording::field_problem(*field, problem))
            };
            let details = details.err().unwrap_or_default();
            let details = details.iter().map(said);
            Err(details.chain(published.err()).collect())
        }
    }
}

/// Reads a local date and time as browsers send them. People without a date picker may type a space or slashes.
pub(in crate::web) fn read_published_at(
    form: &Form,
    calendar: &Calendar,
) -> Result<DateTime<Utc>, FieldError> {
    const FORMS: [&str; 2] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f"];
    let field = EntryField::PublishedAt;
    let Some(typed) = form.given(field.key()) else {
        let missing = wording::field_problem(field, &FieldProblem::Missing);
        return Err((field.key(), missing));
    };
    let short: String = typed.chars().take(field.limit()).collect();
    let plain = short.replace('/', "-").replace(' ', "T");
    let read = FORMS
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&plain, form).ok())
        .filter(|local| (1900..=2200).contains(&local.year()));
    let unreadable = || {
        (
            field.key(),
            Phrase::new("submit-no-date").with("typed", short),
        )
    };
    read.map(|local| calendar.instant(local))
        .ok_or_else(unreadable)
}

fn broken<'a>(checks: &'a [Check], contest: &'a Contest) -> impl Iterator<Item = FieldError> + 'a {
    let failed = checks.iter().filter(|check| check.verdict == Verdict::Fail);
    failed.map(|check| {
        (
            field_of(check.rule),
            wording::explained(check, checks, contest),
        )
    })
}

/// Asks for the description when the share text does not show the topics, which does not prove that they are missing.
fn undescribed<'a>(
    checks: &'a [Check],
    contest: &'a Contest,
) -> impl Iterator<Item = FieldError> + 'a {
    let unknown = |check: &&Check| check.rule == Rule::Topics && check.verdict == Verdict::Unknown;
    let lacks = lacks_topics(checks);
    let open = checks.iter().filter(unknown).filter(move |_| lacks);
    open.map(|check| ("description", wording::explained(check, checks, contest)))
}

fn field_of(rule: Rule) -> &'static str {
    match rule {
        Rule::Link | Rule::Duplicate | Rule::Deadline => "share_text",
        Rule::Topics | Rule::Unpublished => "description",
        Rule::Details => "title",
        Rule::Window => "published_at",
    }
}

/// Whether the link is good but a topic is missing.
fn lacks_topics(checks: &[Check]) -> bool {
    let lacks = |check: &Check| match &check.evidence {
        Evidence::Topics { topics, .. } => topics
            .iter()
            .any(|topic| !matches!(topic.state, TopicState::Present { .. })),
        _ => false,
    };
    link_stands(checks) && checks.iter().any(lacks)
}

/// Whether a check means anything: without a good link, the checks of topics and duplicates do not.
fn tells(rule: Rule, checks: &[Check]) -> bool {
    link_stands(checks) || !matches!(rule, Rule::Topics | Rule::Duplicate)
}

fn link_stands(checks: &[Check]) -> bool {
    let fails = |check: &Check| check.rule == Rule::Link && check.verdict == Verdict::Fail;
    !checks.iter().any(fails)
}
