//! The video of a work does not play: what its contestant is told, and the form that mends the link.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use super::status::{StepView, lost, of_token, show_with};
use crate::actions::mend_link::{self, MendRefused, Mended};
use crate::contest::aside::last_day;
use crate::contest::claim::Field;
use crate::contest::rules::{Check, Verdict};
use crate::db::Conn;
use crate::db::asides::Aside;
use crate::lang::Message;
use crate::mail::letter::Seen;
use crate::site;
use crate::web::answer::{Answer, see_done};
use crate::web::error::or_refused;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::organizer::ended_words;
use crate::web::verdict;
use crate::web::visit::Visit;

/// What is said of a work that is aside.
pub(super) struct MendView {
    pub seen: Message,
    pub until: Message,
    pub is_offered: bool,
}

/// What is said of a work that is aside; `is_offered` says whether another link was given already.
pub(super) fn view(visit: &Visit, aside: &Aside, is_offered: bool) -> MendView {
    let day = last_day(&visit.contest().calendar, aside.due_at.utc());
    let until = match aside.is_overdue(visit.now) {
        true => "aside-status-overdue",
        false => "aside-status-until",
    };
    MendView {
        seen: seen(aside).message(),
        until: Message::new(until).with("day", day.to_string()),
        is_offered,
    }
}

fn seen(aside: &Aside) -> Seen {
    match aside.account_id {
        Some(_) => Seen::DoesNotPlay(aside.note.clone()),
        None => Seen::Gone,
    }
}

/// What became of it, for the history; who said so is not told.
pub(super) fn history(visit: &Visit, asides: &[Aside]) -> Vec<(DateTime<Utc>, StepView)> {
    let zone = visit.contest().calendar.zone();
    let view = |at: DateTime<Utc>, what: String, reason: String, note: &str| {
        let view = StepView {
            at: verdict::moment(at, zone),
            what: visit.lang.word(&Message::new(what)),
            reason,
            note: note.to_owned(),
        };
        (at, view)
    };
    let mut all = vec![];
    for aside in asides {
        let seen = visit.lang.word(&seen(aside).message());
        let put = "aside-event-put".to_owned();
        all.push(view(aside.put_at.utc(), put, seen, ""));
        if let (Some(at), Some(outcome)) = (aside.settled_at, aside.outcome) {
            let note = aside.settle_note.as_deref().unwrap_or_default();
            let ended = ended_words(outcome.0);
            all.push(view(at.utc(), ended, String::new(), note));
        }
    }
    all
}

/// `POST /status/{token}/link`
///
/// # Errors
/// When the database cannot be used.
pub async fn mend_link(visit: Visit, token: Path<String>, Posted(mut form): Posted) -> Answer {
    if of_token(&visit, &token).await?.is_none() {
        return lost(&visit);
    }
    let Some(pasted) = pasted(&mut form) else {
        return show_with(&visit, &token, form).await;
    };
    let (contest, hash, now) = (visit.app.contest.clone(), site::hash_of(&token), visit.now);
    let mend = move |conn: &mut Conn| mend_link::mend_link(conn, &contest, &hash, &pasted, now);
    let status = format!("/status/{token}");
    match or_refused(visit.app.db.write(mend).await)? {
        Ok(Mended::Back) => see_done(&status, "link-mended"),
        Ok(Mended::ToBeSeen) => see_done(&status, "link-offered"),
        Err(MendRefused::NotAside) => see_done(&status, "aside-not-aside"),
        Err(MendRefused::Link(checks)) => {
            form.refuse("link", broken(&visit, &checks));
            show_with(&visit, &token, form).await
        }
    }
}

fn pasted(form: &mut Form) -> Option<String> {
    let typed = form.given("link").map(str::to_owned);
    let refused = match &typed {
        None => "aside-link-needed",
        Some(typed) if typed.chars().count() > Field::ShareText.limit() => "aside-link-long",
        Some(_) => return typed,
    };
    form.refuse("link", refused);
    None
}

fn broken(visit: &Visit, checks: &[Check]) -> Message {
    let failed = checks.iter().find(|check| check.verdict == Verdict::Fail);
    failed.map_or_else(
        || Message::new("aside-link-needed"),
        |check| verdict::explained(check, checks, visit.contest()),
    )
}
