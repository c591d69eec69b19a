//! How is an entry decided? Reads the decision, shows what its letter would say, takes it, and leads on.

use actix_web::web;

use super::entry::{EntryData, EntryPage, Preview, data};
use super::letters::without_secrets;
use crate::actions::review_entry::{self, Review, ReviewRefused, Seen, review_as_seen};
use crate::contest::entry::{EntryState, ReasonCode};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::lang::{Lang, Phrase};
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};

/// The most characters a note may have.
const MOST_NOTE: usize = 1_000;

/// Takes an organizer's decision on the entry as it was on the screen.
///
/// # Errors
/// 409 when the contestant or a colleague was faster; when there is no such entry, or the database fails.
pub async fn review_entry(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let ctx = organizer.ctx.clone();
    let seen = seen(&form, code.into_inner())?;
    let Some(review) = read_review(&mut form) else {
        return show_refused(&ctx, seen.code, form).await;
    };
    if form.value("then") == "preview" {
        return show_preview(&ctx, seen.code, form, review).await;
    }
    let (app, acting, wanted) = (ctx.app.clone(), organizer.acting, seen.clone());
    let decided = ctx
        .app
        .db
        .write(move |conn| {
            let (contest, links) = (&app.contest, &app.links);
            review_as_seen(conn, contest, links, acting, &wanted, &review)
        })
        .await;
    match or_refused(decided)? {
        Ok(entry) => lead_on(&ctx, &entry, form.value("then") == "next").await,
        Err(refused) => {
            form.refuse("decision", why(refused)?);
            show_refused(&ctx, seen.code, form).await
        }
    }
}

fn seen(form: &Form, code: String) -> Result<Seen, WebError> {
    let unreadable = || WebError::Unreadable("error-no-form");
    Ok(Seen {
        code,
        version: form.value("version").parse().map_err(|_| unreadable())?,
        state: EntryState::from_key(form.value("state")).ok_or_else(unreadable)?,
    })
}

/// What was decided; `None` with the reasons at their fields when that cannot be told.
fn read_review(form: &mut Form) -> Option<Review> {
    let note = form.value("note").trim().to_owned();
    if note.chars().count() > MOST_NOTE {
        let error = Phrase::new("review-note-long").with("limit", MOST_NOTE);
        form.refuse("note", error);
    }
    let decision = form.value("decision").to_owned();
    let review = match decision.as_str() {
        "accept" => Some(Review::Accept),
        "return" => reason(form).map(|reason| Review::Return { reason, note }),
        "reject" => reason(form).map(|reason| Review::Reject { reason, note }),
        "reopen" => Some(Review::Reopen { note }),
        _ => {
            form.refuse("decision", "review-decision-missing");
            None
        }
    };
    review.filter(|_| form.is_ok())
}

fn reason(form: &mut Form) -> Option<ReasonCode> {
    let reason = ReasonCode::from_key(form.value("reason"));
    if reason.is_none() {
        form.refuse("reason", "review-reason-missing");
    }
    if reason == Some(ReasonCode::Other) && form.given("note").is_none() {
        form.refuse("note", "review-note-needed");
    }
    reason
}

/// Why a decision was not taken; what needs another look at the entry is a conflict.
fn why(refused: ReviewRefused) -> Result<Phrase, WebError> {
    match refused {
        ReviewRefused::Changed | ReviewRefused::NotNow(_) => {
            Err(WebError::Conflict("error-changed"))
        }
        ReviewRefused::NoOpenMonth => Ok(Phrase::new("review-no-open-month")),
        ReviewRefused::InJudging => Ok(Phrase::new("review-in-judging")),
        ReviewRefused::NoMonth => Ok(Phrase::new("review-no-month")),
        ReviewRefused::VideoTaken(code) => Ok(Phrase::new("review-video-taken").with("code", code)),
        ReviewRefused::NoteNeeded => Ok(Phrase::new("review-note-needed")),
    }
}

async fn load(ctx: &RequestContext, code: String) -> Result<EntryData, WebError> {
    let read = move |conn: &mut Conn| data(conn, &code);
    Ok(ctx.app.db.read::<EntryData, DbError>(read).await?)
}

async fn show_refused(ctx: &RequestContext, code: String, form: Form) -> HandlerResult {
    let data = load(ctx, code).await?;
    response::refused(&EntryPage::new(ctx, data, form, None))
}

async fn show_preview(
    ctx: &RequestContext,
    code: String,
    form: Form,
    review: Review,
) -> HandlerResult {
    let data = load(ctx, code).await?;
    let preview = preview(ctx, &data.entry, &review);
    response::page(&EntryPage::new(ctx, data, form, Some(preview)))
}

/// What the letter will say, in its reader's language; its secret link is masked as everywhere at the desk.
fn preview(ctx: &RequestContext, entry: &Entry, review: &Review) -> Preview {
    let none = |key: &'static str| Preview {
        subject: ctx.lang.word(&Phrase::new(key)),
        text: String::new(),
    };
    if entry.email.is_none() {
        return none("review-no-address");
    }
    match review_entry::letter(ctx.contest(), &ctx.app.links, entry, review) {
        None => none("review-no-letter"),
        Some(letter) => {
            let written = letter.write(Lang::from_tag(&entry.lang).unwrap_or_default());
            Preview {
                subject: written.subject,
                text: without_secrets(&written.text),
            }
        }
    }
}

async fn lead_on(ctx: &RequestContext, entry: &Entry, to_next: bool) -> HandlerResult {
    let done = format!("decided-{}", entry.state.0.key());
    if !to_next {
        return response::redirect_with_flash(&format!("/admin/entries/{}", entry.code), &done);
    }
    let after = entry.id;
    let next = ctx
        .app
        .db
        .read(move |conn| next_waiting(conn, after))
        .await?;
    match next {
        Some(next) => {
            response::redirect_with_flash(&format!("/admin/entries/{}", next.code), &done)
        }
        None => response::redirect_with_flash("/admin/entries", &done),
    }
}

/// The one that has waited longest among those entered later, else the one that has waited longest at all.
fn next_waiting(conn: &mut Conn, after: EntryId) -> Result<Option<Entry>, DbError> {
    let waiting = Filter {
        states: vec![EntryState::Submitted],
        ..Filter::default()
    };
    if let Some(next) = gallery::page(conn, &waiting, PageStart::After(after), 1)?.pop() {
        return Ok(Some(next));
    }
    Ok(gallery::page(conn, &waiting, PageStart::Oldest, 1)?.pop())
}
