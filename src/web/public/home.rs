//! What is this contest, what can be won, how long is left, and does it live? The first page.

use std::collections::BTreeMap;

use askama::Template;
use chrono::{DateTime, Utc};

use super::card::{self, EntryCard};
use super::prizes::{self, TierPlate};
use super::winners::{self, Status};
use crate::contest::Contest;
use crate::contest::definition::Text;
use crate::contest::entry::EntryState;
use crate::contest::platform::Platform;
use crate::contest::round::{RoundKey, RoundKind};
use crate::db::awards::{self, AwardRow};
use crate::db::contests::{self, Round};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, From};
use crate::db::prizes::Won;
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::lang::Lang;
use crate::web::answer::{self, Answer};
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::plot::BarPlot;
use crate::web::visit::Visit;
use crate::web::words;

/// How many works, and how many winners, the page shows.
const LATEST: i64 = 6;

#[derive(Template)]
#[template(path = "public/home.html")]
struct Home {
    page: Page,
    greeting: String,
    hosts: String,
    run_by: String,
    motto: Vec<String>,
    theme: String,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    state: &'static str,
    days_left: i64,
    open_round: Option<OpenRound>,
    tiers: Vec<TierPlate>,
    award_count: u32,
    total_fen: i64,
    may_stay_vacant: String,
    platforms: Vec<String>,
    closed_platforms: String,
    topics: String,
    topics_closed: String,
    mailbox: String,
    accounts: String,
    quarters: Vec<Quarter>,
    month_count: u8,
    month_gives: String,
    quarter_gives: String,
    annual_name: String,
    annual_gives: String,
    life: Alive,
}

struct OpenRound {
    name: String,
    days_left: i64,
    last_day: DateTime<Utc>,
}

struct Quarter {
    name: String,
    months: Vec<Month>,
}

struct Month {
    number: u8,
    opens: DateTime<Utc>,
    state: &'static str,
}

struct Alive {
    entered: i64,
    accepted: i64,
    authors: i64,
    given_fen: i64,
    by_source: Vec<(String, i64)>,
    by_month: BarPlot,
    latest: Vec<EntryCard>,
    winners: Option<Newest>,
}

struct Newest {
    round: String,
    href: String,
    status: Status,
    rows: Vec<(EntryCard, String)>,
}

/// The first page.
///
/// # Errors
/// When the database fails.
pub async fn home(visit: Visit) -> Answer {
    let life = visit.app.db.read(read_life).await?;
    answer::page(&page_of(&visit, life))
}

fn page_of(visit: &Visit, life: Life) -> Home {
    let (contest, lang, now) = (visit.contest(), visit.lang, visit.now);
    let definition = &contest.definition;
    let whole = contest.calendar.whole();
    let gives = |kind| prizes::quotas(definition, kind, lang);
    let closed = definition
        .platforms
        .iter()
        .filter(|rule| rule.closed_topics);
    Home {
        page: visit.page(Audience::Public),
        greeting: greeting(lang.pick(&definition.name)).to_owned(),
        hosts: names(&definition.organizers, lang),
        run_by: names(&definition.run_by, lang),
        motto: phrases(lang.pick(&definition.motto)),
        theme: lang.pick(&definition.theme).to_owned(),
        opens: whole.opens,
        last_day: winners::last_day(whole.closes),
        state: time_state(contest, RoundKey::Annual, now),
        days_left: whole.days_left(now),
        open_round: open_round(contest, lang, now),
        tiers: prizes::plates(definition, lang),
        award_count: prizes::award_count(definition),
        total_fen: definition.budget_fen(),
        may_stay_vacant: prizes::may_stay_vacant(definition, lang),
        platforms: definition
            .platforms
            .iter()
            .map(|rule| lang.word(&words::platform(rule.key)))
            .collect(),
        closed_platforms: prizes::list(
            lang,
            closed.map(|rule| lang.word(&words::platform(rule.key))),
        ),
        topics: topics(&definition.topics.required, false),
        topics_closed: topics(&definition.topics.required, true),
        mailbox: definition.mail.address.clone(),
        accounts: prizes::list(lang, definition.official_accounts.iter().cloned()),
        quarters: quarters(contest, lang, now),
        month_count: definition.window.months,
        month_gives: gives(RoundKind::Month),
        quarter_gives: gives(RoundKind::Quarter),
        annual_name: lang.word(&words::round(RoundKey::Annual)),
        annual_gives: gives(RoundKind::Annual),
        life: life.worded(visit),
    }
}

/// Topics as they are written: `#你好天津 #点赞天津`, closed `#你好天津# #点赞天津#`.
#[must_use]
pub fn topics(required: &[String], closed: bool) -> String {
    let end = if closed { "#" } else { "" };
    let written: Vec<String> = required
        .iter()
        .map(|topic| format!("#{topic}{end}"))
        .collect();
    written.join(" ")
}

/// Names of bodies, one after the other.
#[must_use]
pub fn names(bodies: &[Text], lang: Lang) -> String {
    prizes::list(lang, bodies.iter().map(|body| lang.pick(body).to_owned()))
}

/// What stands between quotation marks in the contest's name, else the whole name.
fn greeting(name: &str) -> &str {
    let quoted = name
        .split_once('“')
        .and_then(|(_, rest)| rest.split_once('”'));
    quoted.map_or(name, |(quoted, _)| quoted)
}

fn phrases(motto: &str) -> Vec<String> {
    motto
        .split('·')
        .map(|phrase| phrase.trim().to_owned())
        .collect()
}

/// Whether a round's window is over, running, or still to come; keys of `year-month` classes.
fn time_state(contest: &Contest, key: RoundKey, now: DateTime<Utc>) -> &'static str {
    let window = contest.calendar.window(key);
    if window.contains(now) {
        "now"
    } else if window.closes <= now {
        "done"
    } else {
        "todo"
    }
}

fn open_round(contest: &Contest, lang: Lang, now: DateTime<Utc>) -> Option<OpenRound> {
    let key = contest.calendar.month_of(now)?;
    let window = contest.calendar.window(key);
    Some(OpenRound {
        name: lang.word(&words::round(key)),
        days_left: window.days_left(now),
        last_day: winners::last_day(window.closes),
    })
}

fn quarters(contest: &Contest, lang: Lang, now: DateTime<Utc>) -> Vec<Quarter> {
    let month = |key: RoundKey| Month {
        number: key.number(),
        opens: contest.calendar.window(key).opens,
        state: time_state(contest, key, now),
    };
    let quarter = |key: RoundKey| Quarter {
        name: lang.word(&words::round(key)),
        months: contest
            .definition
            .feeders(key)
            .into_iter()
            .map(month)
            .collect(),
    };
    (1..=contest.definition.quarters())
        .map(RoundKey::Quarter)
        .map(quarter)
        .collect()
}

/// What the database knows of the contest's life.
struct Life {
    states: Vec<(EntryState, i64)>,
    platforms: Vec<(Option<Platform>, i64)>,
    months: Vec<(RoundKey, i64)>,
    authors: i64,
    given_fen: i64,
    latest: Vec<Entry>,
    won: Vec<Won>,
    newest: Option<(Round, Vec<AwardRow>)>,
}

fn read_life(conn: &mut Conn) -> Result<Life, DbError> {
    use crate::db::prizes;
    let taking_part = Filter {
        states: vec![EntryState::Accepted],
        ..Filter::default()
    };
    let latest = gallery::page(conn, &taking_part, From::Newest, LATEST)?;
    let ids: Vec<EntryId> = latest.iter().map(|entry| entry.id).collect();
    let given = prizes::given(conn)?;
    Ok(Life {
        states: gallery::count_by_state(conn)?,
        platforms: gallery::count_by_platform(conn)?,
        months: prizes::count_by_month(conn)?,
        authors: prizes::count_authors(conn)?,
        given_fen: given.iter().map(|(_, _, fen)| fen).sum(),
        won: prizes::won_by(conn, &ids)?,
        newest: newest_list(conn)?,
        latest,
    })
}

/// The list that became public last.
fn newest_list(conn: &mut Conn) -> Result<Option<(Round, Vec<AwardRow>)>, DbError> {
    let rounds = contests::rounds(conn)?;
    let public = rounds.into_iter().filter(|round| round.stage.is_public());
    let Some(round) = public.max_by_key(|round| (round.published_at, round.key)) else {
        return Ok(None);
    };
    let Some(decision) = awards::decision(conn, round.id)? else {
        return Ok(None);
    };
    let rows = awards::of_decision(conn, decision.id)?;
    Ok(Some((round, rows)))
}

impl Life {
    fn worded(self, visit: &Visit) -> Alive {
        let (contest, lang) = (visit.contest(), visit.lang);
        let accepted = |(state, _): &&(EntryState, i64)| *state == EntryState::Accepted;
        Alive {
            entered: self.states.iter().map(|(_, n)| n).sum(),
            accepted: self.states.iter().find(accepted).map_or(0, |(_, n)| *n),
            authors: self.authors,
            given_fen: self.given_fen,
            by_source: by_source(contest, lang, self.platforms),
            by_month: by_month(contest, &self.months),
            latest: card::cards(contest, lang, self.latest, &self.won),
            winners: self.newest.map(|(round, rows)| newest(visit, &round, rows)),
        }
    }
}

/// In the order in which the notice names the platforms, e-mail last; those without a work too.
fn by_source(
    contest: &Contest,
    lang: Lang,
    counts: Vec<(Option<Platform>, i64)>,
) -> Vec<(String, i64)> {
    let counts: BTreeMap<Option<Platform>, i64> = counts.into_iter().collect();
    let platforms = contest
        .definition
        .platforms
        .iter()
        .map(|rule| Some(rule.key));
    let row = |source: Option<Platform>| {
        let count = counts.get(&source).copied().unwrap_or(0);
        (lang.word(&words::source(source)), count)
    };
    platforms.chain([None]).map(row).collect()
}

fn by_month(contest: &Contest, counts: &[(RoundKey, i64)]) -> BarPlot {
    let counts: BTreeMap<RoundKey, i64> = counts.iter().copied().collect();
    let bar = |n: u8| {
        let count = counts.get(&RoundKey::Month(n)).copied();
        (n.to_string(), count.unwrap_or(0))
    };
    BarPlot::new((1..=contest.definition.window.months).map(bar))
}

fn newest(visit: &Visit, round: &Round, rows: Vec<AwardRow>) -> Newest {
    let (contest, lang) = (visit.contest(), visit.lang);
    let row = |row: AwardRow| {
        let tier = card::tier_name(contest, &row.tier, lang);
        (EntryCard::of(row.entry, None, lang), tier)
    };
    let shown = usize::try_from(LATEST).unwrap_or(usize::MAX);
    Newest {
        round: lang.word(&words::round(round.key)),
        href: format!("/winners/{}", round.key),
        status: Status::of(contest, round, visit.now),
        rows: rows.into_iter().take(shown).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_is_what_the_name_puts_between_quotation_marks() {
        assert_eq!(greeting("第二届“你好，天津”网络短视频大赛"), "你好，天津");
        assert_eq!(greeting("短视频大赛"), "短视频大赛");
        assert_eq!(greeting("“open"), "“open");
    }

    #[test]
    fn topics_are_written_in_both_forms() {
        let required = ["你好天津".to_owned(), "点赞天津".to_owned()];
        assert_eq!(topics(&required, false), "#你好天津 #点赞天津");
        assert_eq!(topics(&required, true), "#你好天津# #点赞天津#");
    }
}
