//! Who has won? The rounds with what is public of each, and a round's list as one would pin it on a wall.

use std::collections::BTreeMap;

use actix_web::web;
use askama::Template;
use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::home::names;
use crate::actions::decide_awards::UNFILLED;
use crate::contest::Contest;
use crate::contest::definition::TierRule;
use crate::contest::round::{RoundKey, Stage};
use crate::db::awards::{self, AwardRow};
use crate::db::contests::{self, Round};
use crate::db::types::RoundId;
use crate::db::{Conn, DbError, prizes};
use crate::lang::{Lang, Message};
use crate::web::answer::{self, Answer};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::visit::Visit;
use crate::web::words;

/// What may be said to everybody of where a round stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Works come in, or will.
    Open,
    /// It is being judged.
    Judged,
    /// The list is open to objections on these days, both included.
    Publicity(DateTime<Utc>, DateTime<Utc>),
    /// The list was open to objections up to this day and is about to become final.
    PublicityOver(DateTime<Utc>),
    /// The list stands; its publicity period ended on this day.
    Final(DateTime<Utc>),
}

impl Status {
    /// Where a round stands at an instant.
    #[must_use]
    pub fn of(contest: &Contest, round: &Round, now: DateTime<Utc>) -> Self {
        let ends = round.publicity_ends_at.map_or(now, |ends| ends.utc());
        let until = last_day(ends);
        match round.stage {
            Stage::Eligibility => Self::Open,
            Stage::Screening | Stage::Jury | Stage::Settling => Self::Judged,
            Stage::Publicity if ends > now => Self::Publicity(first_day(contest, round), until),
            Stage::Publicity => Self::PublicityOver(until),
            Stage::Final => Self::Final(until),
        }
    }

    /// The key of its word.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open => "winners-open",
            Self::Judged => "winners-judged",
            Self::Publicity(..) => "winners-publicity",
            Self::PublicityOver(_) => "winners-publicity-over",
            Self::Final(_) => "winners-final",
        }
    }

    /// Whether objections are taken.
    #[must_use]
    pub fn takes_objections(&self) -> bool {
        matches!(self, Self::Publicity(..))
    }
}

/// The last instant before a span ends, which lies on its last day.
#[must_use]
pub fn last_day(closes: DateTime<Utc>) -> DateTime<Utc> {
    closes - Duration::microseconds(1)
}

/// The first working day of a round's publicity period; the day of publishing where the calendar does not know.
fn first_day(contest: &Contest, round: &Round) -> DateTime<Utc> {
    let published = round.published_at.map(|at| at.utc()).unwrap_or_default();
    let day: NaiveDate = contest.calendar.local(published).date();
    let days = contest.definition.publicity.working_days;
    let period = contest.workdays.publicity(day, days);
    contest
        .calendar
        .day_begins(period.map_or(day, |period| period.first_day))
}

#[derive(Template)]
#[template(path = "public/rounds.html")]
struct Rounds {
    page: Page,
    groups: Vec<Group>,
    any_public: bool,
}

/// The rounds of one kind.
struct Group {
    name: &'static str,
    rounds: Vec<RoundRow>,
}

struct RoundRow {
    href: Option<String>,
    name: String,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    status: Status,
    prizes: i64,
    fen: i64,
}

/// All rounds, with what is public of each; the final first.
///
/// # Errors
/// When the database fails.
pub async fn list_rounds(visit: Visit) -> Answer {
    let read = |conn: &mut Conn| -> Result<_, DbError> {
        Ok((contests::rounds(conn)?, prizes::given(conn)?))
    };
    let (rounds, given) = visit.app.db.read(read).await?;
    let given: BTreeMap<RoundId, (i64, i64)> = given
        .into_iter()
        .map(|(round, prizes, fen)| (round, (prizes, fen)))
        .collect();
    answer::page(&Rounds {
        page: visit.page(Audience::Public),
        any_public: rounds.iter().any(|round| round.stage.is_public()),
        groups: groups(&visit, &rounds, &given),
    })
}

fn groups(visit: &Visit, rounds: &[Round], given: &BTreeMap<RoundId, (i64, i64)>) -> Vec<Group> {
    use crate::contest::round::RoundKind::{Annual, Month, Quarter};
    let kinds = [
        (Annual, "rounds-annual"),
        (Quarter, "rounds-quarters"),
        (Month, "rounds-months"),
    ];
    let group = |(kind, name)| Group {
        name,
        rounds: rounds
            .iter()
            .filter(|round| round.key.kind() == kind)
            .map(|round| row(visit, round, given.get(&round.id).copied()))
            .collect(),
    };
    kinds.into_iter().map(group).collect()
}

fn row(visit: &Visit, round: &Round, given: Option<(i64, i64)>) -> RoundRow {
    let contest = visit.contest();
    let window = contest.calendar.window(round.key);
    let (prizes, fen) = given.unwrap_or_default();
    RoundRow {
        href: round
            .stage
            .is_public()
            .then(|| format!("/winners/{}", round.key)),
        name: visit.lang.word(&words::round(round.key)),
        opens: window.opens,
        last_day: last_day(window.closes),
        status: Status::of(contest, round, visit.now),
        prizes,
        fen,
    }
}

#[derive(Template)]
#[template(path = "public/winners.html")]
struct Winners {
    page: Page,
    round: String,
    hosts: String,
    mailbox: String,
    status: Status,
    published: DateTime<Utc>,
    tiers: Vec<TierList>,
    files: Vec<(String, &'static str)>,
}

/// The winners of one tier.
struct TierList {
    key: String,
    name: String,
    quota: u32,
    fen: i64,
    winners: Vec<Winner>,
    vacant: Vec<(i32, String)>,
}

struct Winner {
    number: usize,
    code: String,
    href: String,
    title: String,
    author: String,
    source: String,
}

#[derive(Template)]
#[template(path = "public/pending.html")]
struct Pending {
    page: Page,
    round: String,
    status: Status,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    working_days: u32,
}

/// A round's list of winners once it is public; before that, when it will be.
///
/// # Errors
/// [`WebError::NotFound`] when the contest has no such round.
pub async fn show_winners(visit: Visit, round: web::Path<String>) -> Answer {
    let key: RoundKey = round.parse().map_err(|_| WebError::NotFound)?;
    let (round, list) = visit.app.db.read(move |conn| read_list(conn, key)).await?;
    match list {
        Some(list) => answer::page(&winners(&visit, &round, list)),
        None => answer::page(&pending(&visit, &round)),
    }
}

/// A round's list of winners as a file.
///
/// # Errors
/// [`WebError::NotFound`] while the list is not public, and for formats that there are not.
pub async fn download_winners() -> Answer {
    Err(WebError::NotFound)
}

/// A public list: the awards, and the prizes left vacant with their reasons.
type List = (Vec<AwardRow>, Vec<(String, i32, String)>);

fn read_list(conn: &mut Conn, key: RoundKey) -> Result<(Round, Option<List>), DbError> {
    let round = contests::round(conn, key)?;
    if !round.stage.is_public() {
        return Ok((round, None));
    }
    let decision = awards::decision(conn, round.id)?.ok_or(DbError::Missing)?;
    let rows = awards::of_decision(conn, decision.id)?;
    let vacant = awards::vacancies(conn, decision.id)?;
    Ok((round, Some((rows, vacant))))
}

fn winners(visit: &Visit, round: &Round, (rows, vacant): List) -> Winners {
    let (contest, lang) = (visit.contest(), visit.lang);
    let definition = &contest.definition;
    let published = round.published_at.map_or(visit.now, |at| at.utc());
    Winners {
        page: visit.page(Audience::Public),
        round: lang.word(&words::round(round.key)),
        hosts: names(&definition.organizers, lang),
        mailbox: definition.mail.address.clone(),
        status: Status::of(contest, round, visit.now),
        published,
        tiers: definition
            .quotas(round.key.kind())
            .into_iter()
            .map(|(tier, quota)| tier_list(tier, quota, lang, &rows, &vacant))
            .collect(),
        files: vec![],
    }
}

fn tier_list(
    tier: &TierRule,
    quota: u32,
    lang: Lang,
    rows: &[AwardRow],
    vacant: &[(String, i32, String)],
) -> TierList {
    // numbered through the whole list
    let own = (1..).zip(rows).filter(|(_, row)| row.tier == tier.key);
    let vacant = vacant.iter().filter(|(key, ..)| *key == tier.key);
    TierList {
        key: tier.key.clone(),
        name: lang.pick(&tier.name).to_owned(),
        quota,
        fen: tier.fen(),
        winners: own.map(|(number, row)| winner(number, row, lang)).collect(),
        vacant: vacant
            .map(|(_, count, reason)| (*count, reason_words(reason, lang)))
            .collect(),
    }
}

fn winner(number: usize, row: &AwardRow, lang: Lang) -> Winner {
    let entry = &row.entry;
    let platform = entry.platform.map(|platform| platform.0);
    Winner {
        number,
        code: entry.code.clone(),
        href: format!("/entries/{}", entry.code),
        title: entry.title.clone(),
        author: entry.author.clone(),
        source: lang.word(&words::source(platform)),
    }
}

/// Organizers give a reason in their own words; where works were lacking, the program says so.
fn reason_words(reason: &str, lang: Lang) -> String {
    if reason == UNFILLED {
        lang.word(&Message::new("winners-unfilled"))
    } else {
        reason.to_owned()
    }
}

fn pending(visit: &Visit, round: &Round) -> Pending {
    let contest = visit.contest();
    let window = contest.calendar.window(round.key);
    Pending {
        page: visit.page(Audience::Public),
        round: visit.lang.word(&words::round(round.key)),
        status: Status::of(contest, round, visit.now),
        opens: window.opens,
        last_day: last_day(window.closes),
        working_days: contest.definition.publicity.working_days,
    }
}
