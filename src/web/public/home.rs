//! The home page: what the contest is, the prizes, the time left, and the numbers.

use askama::Template;
use chrono::{DateTime, Utc};

use super::home_stats::{HomeStats, HomeStatsView, read_home_stats};
use super::prizes::{self, TierPlate};
use crate::contest::Contest;
use crate::contest::definition::Text;
use crate::contest::round::{RoundKey, RoundKind};
use crate::contest::window::WindowState;
use crate::lang::Lang;
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

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
    quarters: Vec<QuarterRow>,
    month_count: u8,
    month_gives: String,
    quarter_gives: String,
    annual_name: String,
    annual_gives: String,
    stats: HomeStatsView,
}

struct OpenRound {
    name: String,
    days_left: i64,
    last_day: DateTime<Utc>,
}

struct QuarterRow {
    name: String,
    months: Vec<MonthCell>,
}

struct MonthCell {
    number: u8,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    state: &'static str,
}

/// The home page.
pub async fn home(ctx: RequestContext) -> HandlerResult {
    let stats = ctx.read(|tx| read_home_stats(tx.conn)).await?;
    ctx.render(&page_of(&ctx, stats))
}

fn page_of(ctx: &RequestContext, stats: HomeStats) -> Home {
    let (contest, lang, now) = (ctx.contest(), ctx.lang, ctx.now);
    let definition = &contest.definition;
    let whole = contest.calendar.whole();
    let gives = |kind| prizes::quotas(definition, kind, lang);
    let closed = definition
        .platforms
        .iter()
        .filter(|rule| rule.closed_topics);
    Home {
        page: ctx.page(Audience::Public),
        greeting: greeting(lang.pick(&definition.name)).to_owned(),
        hosts: bodies(&definition.organizers, lang),
        run_by: bodies(&definition.run_by, lang),
        motto: phrases(lang.pick(&definition.motto)),
        theme: lang.pick(&definition.theme).to_owned(),
        opens: whole.opens,
        last_day: whole.last_instant(),
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
            .map(|rule| lang.word(&names::source(Some(rule.key))))
            .collect(),
        closed_platforms: lang.list(closed.map(|rule| lang.word(&names::source(Some(rule.key))))),
        topics: topics(&definition.topics.required, false),
        topics_closed: topics(&definition.topics.required, true),
        mailbox: definition.mail.address.clone(),
        accounts: lang.list(definition.official_accounts.iter().cloned()),
        quarters: quarters(contest, lang, now),
        month_count: definition.window.months,
        month_gives: gives(RoundKind::Month),
        quarter_gives: gives(RoundKind::Quarter),
        annual_name: lang.word(&names::round(RoundKey::Annual)),
        annual_gives: gives(RoundKind::Annual),
        stats: HomeStatsView::of(ctx, stats),
    }
}

/// Topics in the form that posts use: `#你好天津 #点赞天津`, or closed: `#你好天津# #点赞天津#`.
#[must_use]
pub fn topics(required: &[String], closed: bool) -> String {
    let end = if closed { "#" } else { "" };
    let written: Vec<String> = required
        .iter()
        .map(|topic| format!("#{topic}{end}"))
        .collect();
    written.join(" ")
}

/// The names of organisations, joined to a list.
#[must_use]
pub fn bodies(bodies: &[Text], lang: Lang) -> String {
    lang.list(bodies.iter().map(|body| lang.pick(body).to_owned()))
}

/// The part of the contest's name in quotation marks, or else the whole name.
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

/// The state of a round's window as a CSS class: over, running, or still to come.
fn time_state(contest: &Contest, key: RoundKey, now: DateTime<Utc>) -> &'static str {
    match contest.calendar.window(key).state(now) {
        WindowState::Before => "todo",
        WindowState::Open => "now",
        WindowState::Over => "done",
    }
}

fn open_round(contest: &Contest, lang: Lang, now: DateTime<Utc>) -> Option<OpenRound> {
    let key = contest.calendar.month_of(now)?;
    let window = contest.calendar.window(key);
    Some(OpenRound {
        name: lang.word(&names::round(key)),
        days_left: window.days_left(now),
        last_day: window.last_instant(),
    })
}

fn quarters(contest: &Contest, lang: Lang, now: DateTime<Utc>) -> Vec<QuarterRow> {
    let month = |key: RoundKey| {
        let window = contest.calendar.window(key);
        MonthCell {
            number: key.number(),
            opens: window.opens,
            last_day: window.last_instant(),
            state: time_state(contest, key, now),
        }
    };
    let quarter = |key: RoundKey| QuarterRow {
        name: lang.word(&names::round(key)),
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
