//! Samples of every kind of letter for an invented entry, in either language.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::lang::{Lang, Phrase};
use crate::mail::letter::Written;
use crate::mail::letter::kinds::Kind;
use crate::mail::letter::sample::Sample;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

/// Allows the letter's own style only, and a frame of this site to show it; its links cannot be followed.
const LETTER_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SampleQuery {
    lang: String,
}

/// A kind of letter in the list.
struct SampleRow {
    kind: &'static str,
    when: Phrase,
    subject: String,
}

#[derive(Template)]
#[template(path = "organizer/letter_samples.html")]
struct SamplesPage {
    page: Page,
    kinds: Vec<SampleRow>,
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
pub async fn list_samples(ctx: OrganizerContext) -> HandlerResult {
    let row = |kind: Kind| SampleRow {
        kind: kind.key(),
        when: when(kind),
        subject: written(&ctx, kind, ctx.lang).subject,
    };
    ctx.render(&SamplesPage {
        page: ctx.page(Audience::Organizer),
        kinds: Kind::ALL.map(row).into(),
    })
}

/// A sample of one kind: its subject, its text, and its HTML part in a frame.
pub async fn show_sample(
    ctx: OrganizerContext,
    request: HttpRequest,
    kind: web::Path<String>,
) -> HandlerResult {
    let query: SampleQuery = input::query(&request);
    let lang = Lang::from_tag(&query.lang).unwrap_or(ctx.lang);
    let kind = Kind::from_key(&kind).ok_or(WebError::NotFound)?;
    ctx.render(&SamplePage {
        page: ctx.page(Audience::Organizer),
        kind: kind.key(),
        when: when(kind),
        lang: lang.tag(),
        written: written(&ctx, kind, lang),
    })
}

/// The HTML part of one kind.
pub async fn show_sample_html(
    ctx: OrganizerContext,
    path: web::Path<(String, String)>,
) -> HandlerResult {
    let (kind, tag) = path.into_inner();
    let lang = Lang::from_tag(&tag).ok_or(WebError::NotFound)?;
    let kind = Kind::from_key(&kind).ok_or(WebError::NotFound)?;
    Ok(html_part(written(&ctx, kind, lang).html))
}

/// A letter's HTML part, as the recipient sees it.
pub(super) fn html_part(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header(("content-security-policy", LETTER_POLICY))
        .body(html)
}

/// A sample in words.
fn written(ctx: &RequestContext, kind: Kind, lang: Lang) -> Written {
    let contest = &ctx.app.contest;
    let letter = kind.sample(&Sample { contest, lang });
    letter.write(lang).with_links(&ctx.app.links)
}

fn when(kind: Kind) -> Phrase {
    Phrase::new(format!("sample-when-{}", kind.key()))
}
