//! Who judges a round? Choosing its panel before the jury begins; releasing a judge and naming another chief while it works.

use actix_web::web;

use super::round::show_refused;
use super::round_key;
use crate::actions::choose_panel::{self, PanelRefused};
use crate::actions::name_chief::{self, ChiefRefused};
use crate::actions::reason::LIMIT;
use crate::actions::release_judge::{self, ReleaseRefused};
use crate::db::types::AccountId;
use crate::lang::Message;
use crate::web::answer::{self, Answer};
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::visit::OrganizerVisit;

/// Sets a round's panel.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn choose_panel(
    organizer: OrganizerVisit,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let key = round_key(&key)?;
    let judges = accounts(form.values("judge"))?;
    let chief = accounts(form.values("chief"))?.first().copied();
    let (visit, acting) = (organizer.visit, organizer.acting);
    let chosen = visit
        .app
        .db
        .write(move |conn| choose_panel::choose_panel(conn, acting, key, &judges, chief))
        .await;
    match or_refused(chosen)? {
        Ok(()) => answer::see_done(&format!("/admin/rounds/{key}"), "panel-chosen"),
        Err(refused) => {
            form.refuse("panel", why_no_panel(&refused));
            show_refused(&visit, key, form).await
        }
    }
}

fn accounts(ids: &[String]) -> Result<Vec<AccountId>, WebError> {
    let id = |text: &String| text.parse().map(AccountId);
    let read: Result<Vec<_>, _> = ids.iter().map(id).collect();
    let mut ids = read.map_err(|_| WebError::Unreadable("error-no-form"))?;
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}

fn why_no_panel(refused: &PanelRefused) -> Message {
    Message::new(match refused {
        PanelRefused::JuryBegan => "panel-jury-began",
        PanelRefused::ChiefNotChosen => "panel-chief-not-chosen",
        PanelRefused::NoJudge => "panel-no-judge",
    })
}

/// Releases a judge from a round.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn release_judge(
    organizer: OrganizerVisit,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let key = round_key(&key)?;
    let judge = judge_of(&form)?;
    let reason = reason(&form);
    let (visit, acting, app) = (
        organizer.visit.clone(),
        organizer.acting,
        organizer.visit.app,
    );
    let released = visit
        .app
        .db
        .write(move |conn| {
            release_judge::release_judge(conn, &app.contest, acting, key, judge, &reason)
        })
        .await;
    match or_refused(released)? {
        Ok(()) => answer::see_done(&format!("/admin/rounds/{key}"), "judge-released"),
        Err(refused) => {
            form.refuse("judges", why_not_released(&refused));
            show_refused(&visit, key, form).await
        }
    }
}

/// The most characters a reason may have; what is longer is cut, since the record needs the gist.
const MOST_REASON: usize = 500;

fn reason(form: &Form) -> String {
    form.value("reason").chars().take(MOST_REASON).collect()
}

fn why_not_released(refused: &ReleaseRefused) -> Message {
    Message::new(match refused {
        ReleaseRefused::NotWithTheJury(_) => "release-no-jury",
        ReleaseRefused::NotOnPanel => "release-not-on-panel",
        ReleaseRefused::ReasonNeeded => "release-reason-needed",
        ReleaseRefused::TooFewLeft => "release-too-few",
        ReleaseRefused::IsChief => "release-chief-first",
    })
}

/// Gives the chief judge's part to another of the panel.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn name_chief(
    organizer: OrganizerVisit,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let key = round_key(&key)?;
    let (judge, reason) = (judge_of(&form)?, form.value("reason").to_owned());
    let (visit, acting) = (organizer.visit, organizer.acting);
    let named = visit
        .app
        .db
        .write(move |conn| name_chief::name_chief(conn, acting, key, judge, &reason))
        .await;
    match or_refused(named)? {
        Ok(()) => answer::see_done(&format!("/admin/rounds/{key}"), "chief-named"),
        Err(refused) => {
            form.refuse("chief", why_no_chief(&refused));
            show_refused(&visit, key, form).await
        }
    }
}

fn judge_of(form: &Form) -> Result<AccountId, WebError> {
    let judges = accounts(form.values("judge"))?;
    judges
        .first()
        .copied()
        .ok_or(WebError::Unreadable("error-no-form"))
}

fn why_no_chief(refused: &ChiefRefused) -> Message {
    match refused {
        ChiefRefused::NotNow(_) => Message::new("chief-not-now"),
        ChiefRefused::NotOnPanel => Message::new("release-not-on-panel"),
        ChiefRefused::Already => Message::new("chief-already"),
        ChiefRefused::ReasonNeeded => Message::new("chief-reason-needed"),
        ChiefRefused::ReasonTooLong => Message::new("judge-reason-long").with("limit", LIMIT),
    }
}
