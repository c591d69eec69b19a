//! An organizer's decision on an entry: reads the form, previews the letter, decides, and leads to the next entry.

use actix_web::web;

use super::entry::{EntryPage, Preview, data};
use crate::actions::reason::{NOTE_LIMIT, note_of};
use crate::actions::review_entry::{self, Review, ReviewRefused, Seen, review_as_seen};
use crate::actions::tx::Tx;
use crate::contest::entry::{EntryState, ReasonCode};
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter, PageStart};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::lang::Phrase;
use crate::mail::letter::Letter;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

/// Applies an organizer's decision to the entry that was on the screen.
///
/// # Errors
/// 409 when the contestant or a colleague changed it first; 404 when there is no such entry.
pub async fn review_entry(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let ctx = &organizer.ctx;
    let seen = seen(&form, code.into_inner())?;
    let Some(review) = read_review(&mut form) else {
        return show_refused(ctx, seen.code, form).await;
    };
    if form.value("then") == "preview" {
        return show_preview(ctx, seen.code, form, review).await;
    }
    let code = seen.code.clone();
    let decided = organizer.write(move |tx| review_as_seen(tx, &seen, &review));
    match decided.await? {
        Ok(entry) => lead_on(ctx, &entry, form.value("then") == "next").await,
        Err(refused) => {
            form.refuse("decision", why(refused)?);
            show_refused(ctx, code, form).await
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

/// The decision; `None` after errors were set on the form's fields.
fn read_review(form: &mut Form) -> Option<Review> {
    if form.value("note").trim().chars().count() > NOTE_LIMIT {
        let error = Phrase::new("review-note-long").with("limit", NOTE_LIMIT);
        form.refuse("note", error);
    }
    let note = note_of(form.value("note"));
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

/// Why a decision was refused, in words; a conflict if the organizer must look at the entry again.
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

async fn show_refused(ctx: &RequestContext, code: String, form: Form) -> HandlerResult {
    let data = ctx.read(move |tx| data(tx, &code)).await?;
    ctx.render_refused(&EntryPage::new(ctx, data, form, None))
}

async fn show_preview(
    ctx: &RequestContext,
    code: String,
    form: Form,
    review: Review,
) -> HandlerResult {
    let read = move |tx: &mut Tx<'_>| {
        let data = data(tx, &code)?;
        let letter = review_entry::letter(tx, &data.entry, &review);
        Ok((data, letter))
    };
    let (data, letter) = ctx.read(read).await?;
    let preview = preview(ctx, &data.entry, letter);
    ctx.render(&EntryPage::new(ctx, data, form, Some(preview)))
}

/// The preview of the letter, in its recipient's language; its secret link is masked as everywhere at the desk.
fn preview(ctx: &RequestContext, entry: &Entry, letter: Option<Letter>) -> Preview {
    let none = |key: &'static str| Preview {
        subject: ctx.lang.word(&Phrase::new(key)),
        text: String::new(),
    };
    if entry.email.is_none() {
        return none("review-no-address");
    }
    match letter {
        None => none("review-no-letter"),
        Some(letter) => {
            let written = letter.write(entry.lang.0).masked(&ctx.app.links);
            Preview {
                subject: written.subject,
                text: written.text,
            }
        }
    }
}

async fn lead_on(ctx: &RequestContext, entry: &Entry, to_next: bool) -> HandlerResult {
    let done = format!("decided-{}", entry.state.0.key());
    if !to_next {
        return redirect_with_flash(&format!("/admin/entries/{}", entry.code), &done);
    }
    let after = entry.id;
    match ctx.read(move |tx| next_waiting(tx.conn, after)).await? {
        Some(next) => redirect_with_flash(&format!("/admin/entries/{}", next.code), &done),
        None => redirect_with_flash("/admin/entries", &done),
    }
}

/// The next entry that waits for review, oldest first; after the last one, the oldest of all.
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
