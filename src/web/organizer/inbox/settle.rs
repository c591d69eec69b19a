//! What does an organizer decide about a letter? Make it an entry, join it to one, set it aside, take that back, ask its
//! sender, or settle the details of the entry it became.

use actix_web::web;

use super::letter::{LetterPage, look, statement};
use super::{PATH, message_id};
use crate::actions::ask_sender::{AskRefused, ask_sender};
use crate::actions::settle_message::{
    DetailsRefused, SettleRefused, Settling, settle_details, settle_message,
};
use crate::contest::claim::{Claim, Typed};
use crate::contest::message::Reason;
use crate::db::types::MessageId;
use crate::db::{Conn, messages};
use crate::lang::Message;
use crate::web::answer::{self, Answer};
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::verdict::field_problem;
use crate::web::visit::{OrganizerVisit, Visit};

/// The most characters of a note; more is cut off.
const MOST_NOTE: usize = 1_000;

/// Settles a letter.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn settle(
    organizer: OrganizerVisit,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting) = (organizer.visit, organizer.acting);
    let id = message_id(&id)?;
    let Some(settling) = read(&visit, id, &mut form).await? else {
        return show_refused(&visit, id, form).await;
    };
    let note = note(&form);
    let app = visit.app.clone();
    let write = move |conn: &mut Conn| {
        let (contest, site) = (&app.contest, &app.site);
        settle_message(conn, contest, site, acting, id, (&settling, &note))
    };
    match or_refused(visit.app.db.write(write).await)? {
        Ok(_) => answer::see_done(&format!("{PATH}/{id}"), "message-settled"),
        Err(refused) => {
            form.refuse("settling", settle_words(refused));
            show_refused(&visit, id, form).await
        }
    }
}

async fn read(visit: &Visit, id: MessageId, form: &mut Form) -> Result<Option<Settling>, WebError> {
    Ok(match form.value("settling") {
        "entry" => {
            let said = statement(form.value("said"));
            let claim = claim(visit, id, form).await?;
            claim.map(|claim| Settling::MakeEntry {
                claim: Box::new(claim),
                said,
            })
        }
        "join" => form.require("code", "message-code").map(Settling::Join),
        "set_aside" => Some(Settling::SetAside),
        "take_back" => Some(Settling::TakeBack),
        _ => {
            form.refuse("settling", Message::new("message-choose"));
            None
        }
    })
}

/// The details as the organizer settled them; what is wrong with them is said at their fields.
async fn claim(visit: &Visit, id: MessageId, form: &mut Form) -> Result<Option<Claim>, WebError> {
    let load = move |conn: &mut Conn| messages::get(conn, id);
    let sender = visit.app.db.read(load).await?.from_address.to_lowercase();
    let email = match crate::contest::claim::is_email(&sender) {
        true => sender.as_str(),
        false => "",
    };
    let typed = Typed {
        description: form.value("description"),
        title: form.value("title"),
        author: form.value("author"),
        contact: form.value("contact"),
        phone: form.value("phone"),
        email,
        ..Typed::default()
    };
    match Claim::parse_by_mail(&typed) {
        Ok(claim) => Ok(Some(claim)),
        Err(problems) => {
            for (field, problem) in problems {
                form.refuse(field.name(), field_problem(field, &problem));
            }
            Ok(None)
        }
    }
}

/// Settles the details of the entry that a letter became by itself.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn settle_entry(
    organizer: OrganizerVisit,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting) = (organizer.visit, organizer.acting);
    let id = message_id(&id)?;
    let version = form.value("version").parse();
    let version = version.map_err(|_| WebError::Unreadable("error-no-form"))?;
    let said = statement(form.value("said"));
    let load = move |conn: &mut Conn| messages::get(conn, id);
    let entry = visit.app.db.read(load).await?.entry_id;
    let entry = entry.ok_or(WebError::NotFound)?;
    let Some(claim) = claim(&visit, id, &mut form).await? else {
        return show_refused(&visit, id, form).await;
    };
    let contest = visit.app.contest.clone();
    let write = move |conn: &mut Conn| {
        settle_details(conn, &contest, acting, (entry, version), (&claim, said))
    };
    match or_refused(visit.app.db.write(write).await)? {
        Ok(_) => answer::see_done(&format!("{PATH}/{id}"), "message-details-settled"),
        Err(refused) => {
            form.refuse("title", details_words(refused));
            show_refused(&visit, id, form).await
        }
    }
}

/// Asks the sender for what is missing.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn ask(
    organizer: OrganizerVisit,
    id: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting) = (organizer.visit, organizer.acting);
    let id = message_id(&id)?;
    let asked = form.values("missing").iter();
    let asked: Vec<Reason> = asked.filter_map(|word| Reason::from_key(word)).collect();
    let (app, note) = (visit.app.clone(), note(&form));
    let write = move |conn: &mut Conn| {
        let (contest, site) = (&app.contest, &app.site);
        ask_sender(conn, contest, site, acting, id, (&asked, &note))
    };
    match or_refused(visit.app.db.write(write).await)? {
        Ok(()) => answer::see_done(&format!("{PATH}/{id}"), "message-asked"),
        Err(refused) => {
            form.refuse("missing", ask_words(refused));
            show_refused(&visit, id, form).await
        }
    }
}

fn note(form: &Form) -> String {
    let note = form.value("note").trim();
    note.chars().take(MOST_NOTE).collect()
}

async fn show_refused(visit: &Visit, id: MessageId, form: Form) -> Answer {
    let look = visit.app.db.read(move |conn| look(conn, id)).await?;
    answer::refused(&LetterPage::new(visit, look, form))
}

fn settle_words(refused: SettleRefused) -> Message {
    Message::new(match refused {
        SettleRefused::NotNow => "message-settled-already",
        SettleRefused::NoSuchEntry => "message-no-such-entry",
        SettleRefused::NotByMail => "message-not-by-mail",
        SettleRefused::EntryIsOut => "message-entry-is-out",
        SettleRefused::EntryIsJudged => "message-entry-is-judged",
    })
}

fn details_words(refused: DetailsRefused) -> Message {
    Message::new(match refused {
        DetailsRefused::NotByMail => "message-not-by-mail",
        DetailsRefused::NotNow => "message-entry-decided",
        DetailsRefused::Changed => "message-entry-changed",
    })
}

fn ask_words(refused: AskRefused) -> Message {
    Message::new(match refused {
        AskRefused::NotWaiting => "message-settled-already",
        AskRefused::AskedAlready => "message-asked-already",
        AskRefused::NobodyToAsk => "message-nobody-to-ask",
        AskRefused::NothingToAsk => "message-nothing-to-ask",
    })
}
