//! An organizer's decisions about a message: resolving it, correcting the details of its entry, or asking its sender.

use actix_web::web;

use super::message::{MessagePage, data, statement};
use super::{PATH, message_id};
use crate::actions::ask_sender::{AskRefused, ask_sender};
use crate::actions::resolve_message::{
    DetailsRefused, MessageResolution, ResolveMessageRefused, resolve_details, resolve_message,
};
use crate::contest::correspondence::JoinProblem;
use crate::contest::entry_details::{EntryDetails, RawDetails, is_email};
use crate::contest::message::Reason;
use crate::db::mail::messages;
use crate::db::types::MessageId;
use crate::lang::Phrase;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};
use crate::web::wording::field_problem;

/// Resolves a message.
pub async fn resolve(
    ctx: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let id = message_id(&id)?;
    let Some(resolution) = read(&ctx, id, &mut form).await? else {
        return show_refused(&ctx, id, form).await;
    };
    let note = form.value("note").to_owned();
    let resolved = ctx.write(move |tx| resolve_message(tx, id, &resolution, &note));
    match resolved.await? {
        Ok(_) => redirect_with_flash(&format!("{PATH}/{id}"), "message-settled"),
        Err(refused) => {
            form.refuse("resolution", refusal_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

async fn read(
    ctx: &RequestContext,
    id: MessageId,
    form: &mut Form,
) -> Result<Option<MessageResolution>, WebError> {
    Ok(match form.value("resolution") {
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
            form.refuse("resolution", Phrase::new("message-choose"));
            None
        }
    })
}

/// The details that the organizer typed; `None` if a field is refused.
async fn details(
    ctx: &RequestContext,
    id: MessageId,
    form: &mut Form,
) -> Result<Option<EntryDetails>, WebError> {
    let message = ctx.read(move |tx| messages::get(tx.conn, id)).await?;
    let sender = message.from_address.to_lowercase();
    let email = match is_email(&sender) {
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

/// Corrects the details of an entry that was made from a message automatically.
pub async fn resolve_entry_details(
    ctx: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let id = message_id(&id)?;
    let version = form.value("version").parse();
    let version = version.map_err(|_| WebError::Unreadable("error-no-form"))?;
    let said = statement(form.value("said"));
    let message = ctx.read(move |tx| messages::get(tx.conn, id)).await?;
    let entry = message.entry_id.ok_or(WebError::NotFound)?;
    let Some(details) = details(&ctx, id, &mut form).await? else {
        return show_refused(&ctx, id, form).await;
    };
    let resolved = ctx.write(move |tx| resolve_details(tx, entry, version, &details, said));
    match resolved.await? {
        Ok(_) => redirect_with_flash(&format!("{PATH}/{id}"), "message-details-settled"),
        Err(refused) => {
            form.refuse("title", details_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

/// Asks the sender for missing details.
pub async fn ask(
    ctx: OrganizerContext,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let id = message_id(&id)?;
    let missing = form.values("missing").iter();
    let missing: Vec<Reason> = missing.filter_map(|word| Reason::from_key(word)).collect();
    let note = form.value("note").to_owned();
    let sent = ctx.write(move |tx| ask_sender(tx, id, &missing, &note));
    match sent.await? {
        Ok(()) => redirect_with_flash(&format!("{PATH}/{id}"), "message-asked"),
        Err(refused) => {
            form.refuse("missing", ask_words(refused));
            show_refused(&ctx, id, form).await
        }
    }
}

async fn show_refused(ctx: &RequestContext, id: MessageId, form: Form) -> HandlerResult {
    let data = ctx.read(move |tx| data(tx.conn, id)).await?;
    ctx.render_refused(&MessagePage::new(ctx, data, form))
}

fn refusal_words(refused: ResolveMessageRefused) -> Phrase {
    Phrase::new(match refused {
        ResolveMessageRefused::NotNow => "message-settled-already",
        ResolveMessageRefused::NoSuchEntry => "message-no-such-entry",
        ResolveMessageRefused::Join(JoinProblem::NotByMail) => "message-not-by-mail",
        ResolveMessageRefused::Join(JoinProblem::EntryIsOut) => "message-entry-is-out",
        ResolveMessageRefused::Join(JoinProblem::EntryIsJudged) => "message-entry-is-judged",
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
