//! The organizers' list of winners: a page to print, files, and the result bundle that anybody can check.

use std::sync::Arc;

use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::contest::round::RoundKey;
use crate::db::contests::{self, Round};
use crate::db::results::decisions::{self, Decided};
use crate::export::file::{File, Format};
use crate::export::table::Table;
use crate::export::winners::{Reader, WinnerList};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

#[derive(Template)]
#[template(path = "organizer/winners.html")]
struct WinnersPage {
    page: Page,
    key: String,
    name: String,
    published: bool,
    version: i32,
    decided_at: chrono::DateTime<chrono::Utc>,
    hosts: String,
    table: Table,
    total_fen: i64,
    vacancies: Vec<String>,
}

/// The list to print.
///
/// # Errors
/// 404 when no list was decided for this round.
pub async fn print_winners(who: OrganizerContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let ctx = who.ctx;
    let (round, decided) = decided_list(&ctx, key).await?;
    let list = worded(&ctx, &round, &decided);
    let page = ctx.page(Audience::Organizer);
    let hosts = ctx.contest().definition.organizers.iter();
    let hosts: Vec<&str> = hosts.map(|host| ctx.lang.pick(host)).collect();
    ctx.render(&WinnersPage {
        key: key.to_string(),
        name: list.round_name.clone(),
        published: round.stage.flags().is_public,
        version: decided.decision.version,
        decided_at: decided.decision.at.utc(),
        hosts: hosts.join(&page.t("list-comma")),
        table: list.table(),
        total_fen: decided.awards.iter().map(|award| award.amount_fen).sum(),
        vacancies: vacancy_lines(&ctx, &page, &decided),
        page,
    })
}

/// The list as a file.
///
/// # Errors
/// 404 when no list was decided, or there is no such format.
pub async fn download_winners(
    who: OrganizerContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (key, format) = path.into_inner();
    let key = round_key(&key)?;
    let format = Format::from_key(&format).filter(|format| *format != Format::Html);
    let format = format.ok_or(WebError::NotFound)?;
    let ctx = who.ctx;
    let (round, decided) = decided_list(&ctx, key).await?;
    let file = worded(&ctx, &round, &decided).file(format, ctx.now);
    Ok(hand_out(
        file.map_err(|error| WebError::Broken(error.to_string()))?,
    ))
}

/// The result bundle: all data from which the list was computed, in the canonical form over which its hash is computed.
///
/// # Errors
/// 404 when no list was decided.
pub async fn download_bundle(who: OrganizerContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let (_, decided) = decided_list(&who.ctx, key).await?;
    Ok(hand_out(bundle_file(key, decided)))
}

/// The result bundle of a decided list as a file.
#[must_use]
pub fn bundle_file(key: RoundKey, decided: Decided) -> File {
    File {
        name: format!("bundle-{key}.json"),
        media_type: Format::Json.media_type(),
        bytes: decided.decision.bundle.into_bytes(),
    }
}

/// The response that makes a browser save a file under its name.
#[must_use]
pub fn hand_out(file: File) -> HttpResponse {
    let name = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: names(&file.name),
    };
    HttpResponse::Ok()
        .content_type(file.media_type)
        .insert_header(name)
        .body(file.bytes)
}

/// The round named in an address.
///
/// # Errors
/// [`WebError::NotFound`] when it is not a round's key.
pub(super) fn round_key(text: &str) -> Result<RoundKey, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// The file name twice: in ASCII for old browsers, then in UTF-8 for the others.
fn names(name: &str) -> Vec<DispositionParam> {
    use actix_web::http::header::{Charset, ExtendedValue};
    if name.is_ascii() {
        return vec![DispositionParam::Filename(name.to_owned())];
    }
    let plain = name.replace("内部-未公示", "internal");
    let plain: String = plain.chars().filter(char::is_ascii).collect();
    vec![
        DispositionParam::Filename(plain),
        DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".to_owned()),
            language_tag: None,
            value: name.as_bytes().to_vec(),
        }),
    ]
}

async fn decided_list(ctx: &RequestContext, key: RoundKey) -> Result<(Round, Decided), WebError> {
    let read = ctx.read(move |tx| {
        let round = contests::round(tx.conn, key)?;
        let decided = decisions::decided(tx.conn, round.id)?;
        Ok((round, decided))
    });
    let (round, decided) = read.await?;
    Ok((round, decided.ok_or(WebError::NotFound)?))
}

fn worded(ctx: &RequestContext, round: &Round, decided: &Decided) -> WinnerList {
    let contest = Arc::clone(&ctx.app.contest);
    let reader = Reader::Organizer {
        published: round.stage.flags().is_public,
    };
    WinnerList::of(&contest, round.key, &decided.listed(), reader, ctx.lang)
}

fn vacancy_lines(ctx: &RequestContext, page: &Page, decided: &Decided) -> Vec<String> {
    let line = |(tier, count, reason): &(String, i32, String)| {
        page.say("award-vacant-line")
            .with("tier", tier_name(ctx, tier))
            .with("n", *count)
            .with("reason", vacancy_reason(page, reason))
            .end()
    };
    decided.vacancies.iter().map(line).collect()
}

/// A tier's name; its key when the definition in force has no such tier.
pub(super) fn tier_name(ctx: &RequestContext, key: &str) -> String {
    let tier = ctx.contest().definition.tier(key);
    tier.map_or_else(
        || key.to_owned(),
        |tier| ctx.lang.pick(&tier.name).to_owned(),
    )
}

/// The reason of vacant prizes: the organizers' words, or a sentence that too few entries were ranked.
pub(super) fn vacancy_reason(page: &Page, reason: &str) -> String {
    if reason == crate::actions::decide_awards::UNFILLED {
        page.t("award-unfilled")
    } else {
        reason.to_owned()
    }
}
