//! What do we write to people, and when? Every kind of letter with a made-up work, in either language.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::lang::{Lang, Phrase};
use crate::mail::letter::samples::samples;
use crate::mail::letter::{Letter, Written};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

/// A letter's own style and nothing else; shown in a frame of this site, its links lead nowhere.
const LETTER_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SampleQuery {
    lang: String,
}

/// A kind of letter in the list.
struct Kind {
    kind: &'static str,
    when: Phrase,
    subject: String,
}

#[derive(Template)]
#[template(path = "organizer/letter_samples.html")]
struct SamplesPage {
    page: Page,
    kinds: Vec<Kind>,
}

#[derive(Template)]
#[template(path = "organizer/letter_sample.html")]
struct SamplePage {
    page: Page,
    kind: &'static str,
    when: Phrase,
    lang: &'static str,
    written: Written,
}

/// All kinds.
///
/// # Errors
/// When the template cannot be rendered.
pub async fn list_samples(organizer: OrganizerContext) -> HandlerResult {
    let ctx = organizer.ctx;
    let page = ctx.page(Audience::Organizer);
    let lang = page.lang;
    let kind = |letter: Letter| Kind {
        kind: letter.kind(),
        when: when(&letter),
        subject: letter.write(lang).subject,
    };
    let kinds = all(&ctx, lang).map(kind).collect();
    response::page(&SamplesPage { page, kinds })
}

/// One kind: its subject, its text, and its HTML part in a frame.
///
/// # Errors
/// When there is no such kind.
pub async fn show_sample(
    organizer: OrganizerContext,
    request: HttpRequest,
    kind: web::Path<String>,
) -> HandlerResult {
    let ctx = organizer.ctx;
    let page = ctx.page(Audience::Organizer);
    let asked: SampleQuery = input::query(&request);
    let lang = Lang::from_tag(&asked.lang).unwrap_or(page.lang);
    let letter = find(&ctx, &kind, lang)?;
    response::page(&SamplePage {
        page,
        kind: letter.kind(),
        when: when(&letter),
        lang: lang.tag(),
        written: letter.write(lang),
    })
}

/// The HTML part of one kind.
///
/// # Errors
/// When there is no such kind or language.
pub async fn show_sample_html(
    organizer: OrganizerContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (kind, tag) = path.into_inner();
    let lang = Lang::from_tag(&tag).ok_or(WebError::NotFound)?;
    let letter = find(&organizer.ctx, &kind, lang)?;
    Ok(html_part(letter.write(lang).html))
}

/// A letter's HTML part, as its reader would see it.
pub(super) fn html_part(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header(("content-security-policy", LETTER_POLICY))
        .body(html)
}

fn all(ctx: &RequestContext, lang: Lang) -> impl Iterator<Item = Letter> {
    samples(&ctx.app.contest, &ctx.app.links, lang).into_iter()
}

fn find(ctx: &RequestContext, kind: &str, lang: Lang) -> Result<Letter, WebError> {
    let found = all(ctx, lang).find(|letter| letter.kind() == kind);
    found.ok_or(WebError::NotFound)
}

fn when(letter: &Letter) -> Phrase {
    Phrase::new(format!("sample-when-{}", letter.kind()))
}
