//! The page of the rules. It is made from the contest's definition, so that it says what the program does.

use askama::Template;
use chrono::{DateTime, Utc};

use super::home::{bodies, topics};
use super::prizes;
use crate::contest::Contest;
use crate::contest::definition::{Definition, JuryRule};
use crate::contest::round::{RoundKey, RoundKind, Stage};
use crate::lang::{Lang, Phrase};
use crate::names;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

#[derive(Template)]
#[template(path = "public/rules.html")]
struct Rules {
    page: Page,
    hosts: String,
    run_by: String,
    theme: String,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    zone: String,
    months: Vec<RoundSpan>,
    later: Vec<RoundSpan>,
    platforms: Vec<(String, String)>,
    mailbox: String,
    accounts: String,
    tiers: Vec<TierRow>,
    total_count: u32,
    total_fen: i64,
    kinds: Vec<KindRow>,
    criteria: Vec<(String, u32)>,
    stages: Vec<String>,
    jury: JuryRule,
    ties: String,
    working_days: u32,
}

/// A round and the time in which its entries are published.
struct RoundSpan {
    name: String,
    part_of: String,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
}

/// A tier with its prizes.
struct TierRow {
    name: String,
    fen: i64,
    count: u32,
    all_fen: i64,
    may_stay_vacant: bool,
}

/// A kind of round: its prizes, and how many entries advance.
struct KindRow {
    name: String,
    rounds: u8,
    gives: String,
    fen: i64,
    shortlist: u32,
    advance: u32,
    pool: Option<u32>,
}

/// The rules.
pub async fn show_rules(ctx: RequestContext) -> HandlerResult {
    let (contest, lang) = (ctx.contest(), ctx.lang);
    let definition = &contest.definition;
    let whole = contest.calendar.whole();
    ctx.render(&Rules {
        page: ctx.page(Audience::Public),
        hosts: bodies(&definition.organizers, lang),
        run_by: bodies(&definition.run_by, lang),
        theme: lang.pick(&definition.theme).to_owned(),
        opens: whole.opens,
        last_day: whole.last_instant(),
        zone: lang.word(&names::zone(definition.time_zone.name())),
        months: months(contest, lang),
        later: later_rounds(contest, lang),
        platforms: platforms(definition, lang),
        mailbox: definition.mail.address.clone(),
        accounts: lang.list(definition.official_accounts.iter().cloned()),
        tiers: tiers(definition, lang),
        total_count: prizes::award_count(definition),
        total_fen: definition.budget_fen(),
        kinds: kinds(definition, lang),
        criteria: criteria(definition, lang),
        stages: Stage::ALL
            .map(|stage| stage_words(definition, stage, lang))
            .to_vec(),
        jury: definition.jury.clone(),
        ties: ties(definition, lang),
        working_days: definition.publicity.working_days,
    })
}

/// What happens in a stage.
fn stage_words(definition: &Definition, stage: Stage, lang: Lang) -> String {
    let words = Phrase::new(format!("rules-stage-{}", stage.key()))
        .with("sheets", definition.jury.sheets_per_entry)
        .with("days", definition.publicity.working_days);
    lang.word(&words)
}

fn months(contest: &Contest, lang: Lang) -> Vec<RoundSpan> {
    let quarters = (1..=contest.definition.quarters()).map(RoundKey::Quarter);
    let of_quarter = |quarter: RoundKey| {
        let months = contest.definition.feeders(quarter);
        months
            .into_iter()
            .map(move |month| span(contest, lang, month, Some(quarter)))
    };
    quarters.flat_map(of_quarter).collect()
}

fn later_rounds(contest: &Contest, lang: Lang) -> Vec<RoundSpan> {
    let quarters = (1..=contest.definition.quarters()).map(RoundKey::Quarter);
    let rounds = quarters.chain([RoundKey::Annual]);
    rounds.map(|key| span(contest, lang, key, None)).collect()
}

fn span(contest: &Contest, lang: Lang, key: RoundKey, part_of: Option<RoundKey>) -> RoundSpan {
    let window = contest.calendar.window(key);
    let name = |key| lang.word(&names::round(key));
    RoundSpan {
        name: name(key),
        part_of: part_of.map_or_else(String::new, name),
        opens: window.opens,
        last_day: window.last_instant(),
    }
}

/// Each platform with the topics in the form that it needs.
fn platforms(definition: &Definition, lang: Lang) -> Vec<(String, String)> {
    let required = &definition.topics.required;
    let rules = definition.platforms.iter();
    rules
        .map(|rule| {
            let name = lang.word(&names::source(Some(rule.key)));
            (name, topics(required, rule.closed_topics))
        })
        .collect()
}

fn tiers(definition: &Definition, lang: Lang) -> Vec<TierRow> {
    let tiers = definition.tiers.iter();
    tiers
        .map(|tier| TierRow {
            name: lang.pick(&tier.name).to_owned(),
            fen: tier.fen(),
            count: tier.total,
            all_fen: tier.fen().saturating_mul(tier.total.into()),
            may_stay_vacant: tier.may_stay_vacant,
        })
        .collect()
}

fn kinds(definition: &Definition, lang: Lang) -> Vec<KindRow> {
    let kind = |kind: RoundKind| KindRow {
        name: lang.word(&kind.phrase()),
        rounds: definition.round_count(kind),
        gives: prizes::quotas(definition, kind, lang),
        fen: definition.round_money_fen(kind),
        shortlist: definition.rule(kind).shortlist,
        advance: definition.rule(kind).advance,
        pool: definition.pool_size(kind),
    };
    RoundKind::ALL.into_iter().map(kind).collect()
}

fn criteria(definition: &Definition, lang: Lang) -> Vec<(String, u32)> {
    let criteria = definition.criteria.iter();
    criteria
        .map(|criterion| (lang.pick(&criterion.name).to_owned(), criterion.points))
        .collect()
}

/// The criteria that decide ties, in order.
fn ties(definition: &Definition, lang: Lang) -> String {
    let named = definition.jury.tie_break.iter().filter_map(|key| {
        let mut criteria = definition.criteria.iter();
        criteria.find(|criterion| criterion.key == *key)
    });
    lang.list(named.map(|criterion| lang.pick(&criterion.name).to_owned()))
}
