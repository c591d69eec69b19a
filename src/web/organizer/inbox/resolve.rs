//! What does an organizer decide about a letter? Make it an entry, join it to one, set it aside, take that back, ask its
//! sender, or settle the details of the entry it became.

use actix_web::web;

use super::message::{LetterPage, data, statement};
use super::{PATH, message_id};
use crate::actions::ask_sender::{AskRefused, ask_sender};
use crate::actions::resolve_message::{
    DetailsRefused, MessageResolution, ResolveMessageRefused, resolve_details, resolve_message,
};
use crate::contest::entry_details::{EntryDetails, RawDetails};
use crate::contest::message::Reason;
use crate::db::types::MessageId;
use crate::db::{Conn, messages};
use crate::lang::Phrase;
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};
use crate::web::wording::field_problem;

/// The most characters of a note; more is cut off.
const MOST_NOTE: usize = 1_000;

/// Settles a letter.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn resolve(
    organizer: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let id = message_id(&id)?;
    let Some(resolution) = read(&ctx, id, &mut form).await? else {
        return show_refused(&ctx, id, form).await;
    };
    let note = note(&form);
    let app = ctx.app.clone();
    let write = move |conn: &mut Conn| {
        let (contest, links) = (&app.contest, &app.links);
        resolve_message(conn, contest, links, acting, id, (&resolution, &note))
    };
    match or_refused(ctx.app.db.write(write).await)? {
        Ok(_) => response::redirect_with_flash(&format!("{PATH}/{id}"), "message-settled"),
        Err(refused) => {
            form.refuse("settling", refusal_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

async fn read(
    ctx: &RequestContext,
    id: MessageId,
    form: &mut Form,
) -> Result<Option<MessageResolution>, WebError> {
    Ok(match form.value("settling") {
        "entry" => {
            let said = statement(form.value("said"));
            let details = details(ctx, id, form).await?;
            details.map(|details| MessageResolution::MakeEntry {
                details: Box::new(details),
                said,
            })
        }
        "join" => form
            .require("code", "message-code")
            .map(MessageResolution::Join),
        "set_aside" => Some(MessageResolution::Dismiss),
        "take_back" => Some(MessageResolution::TakeBack),
        _ => {
            form.refuse("settling", Phrase::new("message-choose"));
            None
        }
    })
}

/// The details as the organizer settled them; what is wrong with them is said at their fields.
async fn details(
    ctx: &RequestContext,
    id: MessageId,
    form: &mut Form,
) -> Result<Option<EntryDetails>, WebError> {
    let load = move |conn: &mut Conn| messages::get(conn, id);
    let sender = ctx.app.db.read(load).await?.from_address.to_lowercase();
    let email = match crate::contest::entry_details::is_email(&sender) {
        true => sender.as_str(),
        false => "",
    };
    let typed = RawDetails {
        description: form.value("description"),
        title: form.value("title"),
        author: form.value("author"),
        contact: form.value("contact"),
        phone: form.value("phone"),
        email,
        ..RawDetails::default()
    };
    match EntryDetails::parse_by_mail(&typed) {
        Ok(details) => Ok(Some(details)),
        Err(problems) => {
            for (field, problem) in problems {
                form.refuse(field.key(), field_problem(field, &problem));
            }
            Ok(None)
        }
    }
}

/// Settles the details of the entry that a letter became by itself.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn resolve_entry_details(
    organizer: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let id = message_id(&id)?;
    let version = form.value("version").parse();
    let version = version.map_err(|_| WebError::Unreadable("error-no-form"))?;
    let said = statement(form.value("said"));
    let load = move |conn: &mut Conn| messages::get(conn, id);
    let entry = ctx.app.db.read(load).await?.entry_id;
    let entry = entry.ok_or(WebError::NotFound)?;
    let Some(details) = details(&ctx, id, &mut form).await? else {
        return show_refused(&ctx, id, form).await;
    };
    let contest = ctx.app.contest.clone();
    let write = move |conn: &mut Conn| {
        resolve_details(conn, &contest, acting, (entry, version), (&details, said))
    };
    match or_refused(ctx.app.db.write(write).await)? {
        Ok(_) => response::redirect_with_flash(&format!("{PATH}/{id}"), "message-details-settled"),
        Err(refused) => {
            form.refuse("title", details_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

/// Asks the sender for what is missing.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn ask(
    organizer: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let id = message_id(&id)?;
    let query = form.values("missing").iter();
    let query: Vec<Reason> = query.filter_map(|word| Reason::from_key(word)).collect();
    let (app, note) = (ctx.app.clone(), note(&form));
    let write = move |conn: &mut Conn| {
        let (contest, links) = (&app.contest, &app.links);
        ask_sender(conn, contest, links, acting, id, (&query, &note))
    };
    match or_refused(ctx.app.db.write(write).await)? {
        Ok(()) => response::redirect_with_flash(&format!("{PATH}/{id}"), "message-asked"),
        Err(refused) => {
            form.refuse("missing", ask_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

fn note(form: &Form) -> String {
    let note = form.value("note").trim();
    note.chars().take(MOST_NOTE).collect()
}

async fn show_refused(ctx: &RequestContext, id: MessageId, form: Form) -> HandlerResult {
    let data = ctx.app.db.read(move |conn| data(conn, id)).await?;
    response::refused(&LetterPage::new(ctx, data, form))
}

fn refusal_words(refused: ResolveMessageRefused) -> Phrase {
    Phrase::new(match refused {
        ResolveMessageRefused::NotNow => "message-settled-already",
        ResolveMessageRefused::NoSuchEntry => "message-no-such-entry",
        ResolveMessageRefused::NotByMail => "message-not-by-mail",
        ResolveMessageRefused::EntryIsOut => "message-entry-is-out",
        ResolveMessageRefused::EntryIsJudged => "message-entry-is-judged",
    })
}

fn details_words(refused: DetailsRefused) -> Phrase {
    Phrase::new(match refused {
        DetailsRefused::NotByMail => "message-not-by-mail",
        DetailsRefused::NotNow => "message-entry-decided",
        DetailsRefused::Changed => "message-entry-changed",
    })
}

fn ask_words(refused: AskRefused) -> Phrase {
    Phrase::new(match refused {
        AskRefused::NotWaiting => "message-settled-already",
        AskRefused::AskedAlready => "message-asked-already",
        AskRefused::NobodyToAsk => "message-nobody-to-ask",
        AskRefused::NothingToAsk => "message-nothing-to-ask",
    })
}
