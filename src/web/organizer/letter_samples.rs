//! What do we write to people, and when? Every kind of letter with a made-up work, in either language.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::lang::{Lang, Message};
use crate::mail::letter::samples::samples;
use crate::mail::letter::{Letter, Written};
use crate::web::answer::{self, Answer};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::input;
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

/// A letter's own style and nothing else; shown in a frame of this site, its links lead nowhere.
const LETTER_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    lang: String,
}

/// A kind of letter in the list.
struct Kind {
    kind: &'static str,
    when: Message,
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
    when: Message,
    lang: &'static str,
    written: Written,
}

/// All kinds.
///
/// # Errors
/// When the template cannot be rendered.
pub async fn list_samples(organizer: OrganizerVisit) -> Answer {
    let visit = organizer.visit;
    let page = visit.page(Audience::Organizer);
    let lang = page.lang;
    let kind = |letter: Letter| Kind {
        kind: letter.kind(),
        when: when(&letter),
        subject: letter.write(lang).subject,
    };
    let kinds = all(&visit, lang).map(kind).collect();
    answer::page(&SamplesPage { page, kinds })
}

/// One kind: its subject, its text, and its HTML part in a frame.
///
/// # Errors
/// When there is no such kind.
pub async fn show_sample(
    organizer: OrganizerVisit,
    request: HttpRequest,
    kind: web::Path<String>,
) -> Answer {
    let visit = organizer.visit;
    let page = visit.page(Audience::Organizer);
    let asked: Asked = input::query(&request);
    let lang = Lang::from_tag(&asked.lang).unwrap_or(page.lang);
    let letter = find(&visit, &kind, lang)?;
    answer::page(&SamplePage {
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
    organizer: OrganizerVisit,
    path: web::Path<(String, String)>,
) -> Answer {
    let (kind, tag) = path.into_inner();
    let lang = Lang::from_tag(&tag).ok_or(WebError::NotFound)?;
    let letter = find(&organizer.visit, &kind, lang)?;
    Ok(html_part(letter.write(lang).html))
}

/// A letter's HTML part, as its reader would see it.
pub(super) fn html_part(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header(("content-security-policy", LETTER_POLICY))
        .body(html)
}

fn all(visit: &Visit, lang: Lang) -> impl Iterator<Item = Letter> {
    samples(&visit.app.contest, &visit.app.site, lang).into_iter()
}

fn find(visit: &Visit, kind: &str, lang: Lang) -> Result<Letter, WebError> {
    let found = all(visit, lang).find(|letter| letter.kind() == kind);
    found.ok_or(WebError::NotFound)
}

fn when(letter: &Letter) -> Message {
    Message::new(format!("sample-when-{}", letter.kind()))
}
