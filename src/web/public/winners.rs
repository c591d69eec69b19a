//! A round's list of winners, as a page and as files. Before the list is public, the page says when it will be.

use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};

use super::home::bodies;
use crate::actions::decide_awards::UNFILLED;
use crate::contest::definition::{Definition, TierRule};
use crate::contest::round::{PublicStatus, RoundKey};
use crate::db::contests::{self, Round};
use crate::db::results::decisions::{self, Decided};
use crate::db::{Conn, DbError};
use crate::export::file::Format;
use crate::export::winners::{Reader, Winner, WinnerList};
use crate::lang::{Lang, Phrase};
use crate::names;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::organizer::winners::{bundle_file, hand_out};
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

/// The formats of the public files.
const FORMATS: [Format; 3] = [Format::Csv, Format::Xlsx, Format::Json];

#[derive(Template)]
#[template(path = "public/winners.html")]
struct Winners {
    page: Page,
    round: String,
    hosts: String,
    mailbox: String,
    status: PublicStatus,
    published: DateTime<Utc>,
    tiers: Vec<TierList>,
    files: Vec<(String, String)>,
    bundle: String,
    bundle_sha256: String,
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

#[derive(Template)]
#[template(path = "public/pending.html")]
struct Pending {
    page: Page,
    round: String,
    status: PublicStatus,
    opens: DateTime<Utc>,
    last_day: DateTime<Utc>,
    working_days: u32,
}

/// A round's list of winners if it is public; otherwise, when it will be.
pub async fn show_winners(ctx: RequestContext, round: web::Path<String>) -> HandlerResult {
    let key: RoundKey = round.parse().map_err(|_| WebError::NotFound)?;
    let (round, decided) = ctx.read(move |tx| read_list(tx.conn, key)).await?;
    match decided {
        Some(decided) => ctx.render(&winners(&ctx, &round, &decided)),
        None => ctx.render(&pending(&ctx, &round)),
    }
}

/// A round's public list of winners as a file.
pub async fn download_winners(
    ctx: RequestContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (key, format) = path.into_inner();
    let key: RoundKey = key.parse().map_err(|_| WebError::NotFound)?;
    let format = FORMATS.into_iter().find(|known| known.key() == format);
    let format = format.ok_or(WebError::NotFound)?;
    let (round, decided) = ctx.read(move |tx| read_list(tx.conn, key)).await?;
    let list = worded(&ctx, &round, &decided.ok_or(WebError::NotFound)?);
    let file = list.file(format, ctx.now);
    Ok(hand_out(
        file.map_err(|error| WebError::Broken(error.to_string()))?,
    ))
}

/// The result bundle of a public list. Anybody can recompute the list from it (`reeljury verify FILE`).
pub async fn download_bundle(ctx: RequestContext, round: web::Path<String>) -> HandlerResult {
    let key: RoundKey = round.parse().map_err(|_| WebError::NotFound)?;
    let (_, decided) = ctx.read(move |tx| read_list(tx.conn, key)).await?;
    Ok(hand_out(bundle_file(
        key,
        decided.ok_or(WebError::NotFound)?,
    )))
}

/// A round and its list in force, if that is public.
fn read_list(conn: &mut Conn, key: RoundKey) -> Result<(Round, Option<Decided>), DbError> {
    let round = contests::round(conn, key)?;
    if !round.stage.flags().is_public {
        return Ok((round, None));
    }
    let decided = decisions::decided(conn, round.id)?.ok_or(DbError::Missing)?;
    Ok((round, Some(decided)))
}

fn worded(ctx: &RequestContext, round: &Round, decided: &Decided) -> WinnerList {
    let awards = decided.listed();
    WinnerList::of(ctx.contest(), round.key, &awards, Reader::Public, ctx.lang)
}

fn winners(ctx: &RequestContext, round: &Round, decided: &Decided) -> Winners {
    let list = worded(ctx, round, decided);
    let (contest, lang) = (ctx.contest(), ctx.lang);
    let definition = &contest.definition;
    let published = round.published_at.map_or(ctx.now, |at| at.utc());
    Winners {
        page: ctx.page(Audience::Public),
        round: lang.word(&names::round(round.key)),
        hosts: bodies(&definition.organizers, lang),
        mailbox: definition.mail.address.clone(),
        status: PublicStatus::of(contest, round.publication(), ctx.now),
        published,
        tiers: definition
            .quotas(round.key.kind())
            .into_iter()
            .map(|(tier, quota)| tier_list(tier, quota, lang, &list, &decided.vacancies))
            .collect(),
        files: files(round.key),
        bundle: format!("/winners/{}/bundle.json", round.key),
        bundle_sha256: Definition::hash_of(&decided.decision.bundle),
    }
}

fn files(round: RoundKey) -> Vec<(String, String)> {
    let keys = FORMATS.into_iter().map(Format::key);
    keys.map(|key| (format!("/winners/{round}/list.{key}"), key.to_uppercase()))
        .collect()
}

fn tier_list(
    tier: &TierRule,
    quota: u32,
    lang: Lang,
    list: &WinnerList,
    vacant: &[(String, i32, String)],
) -> TierList {
    let own = list.rows.iter().filter(|row| row.tier == tier.key);
    let vacant = vacant.iter().filter(|(key, ..)| *key == tier.key);
    TierList {
        key: tier.key.clone(),
        name: lang.pick(&tier.name).to_owned(),
        quota,
        fen: tier.fen(),
        winners: own.cloned().collect(),
        vacant: vacant
            .map(|(_, count, reason)| (*count, reason_words(reason, lang)))
            .collect(),
    }
}

/// The reason of a vacancy: the organizers' words, or a sentence that too few entries were ranked.
fn reason_words(reason: &str, lang: Lang) -> String {
    if reason == UNFILLED {
        lang.word(&Phrase::new("winners-unfilled"))
    } else {
        reason.to_owned()
    }
}

fn pending(ctx: &RequestContext, round: &Round) -> Pending {
    let contest = ctx.contest();
    let window = contest.calendar.window(round.key);
    Pending {
        page: ctx.page(Audience::Public),
        round: ctx.lang.word(&names::round(round.key)),
        status: PublicStatus::of(contest, round.publication(), ctx.now),
        opens: window.opens,
        last_day: window.last_instant(),
        working_days: contest.definition.publicity.working_days,
    }
}
