//! A round's panel. Before the jury begins it is chosen; afterwards a judge can be released and another chief named.

use actix_web::web;

use super::round::show_refused;
use super::round_key;
use crate::actions::choose_panel::{self, PanelRefused};
use crate::actions::name_chief::{self, ChiefRefused};
use crate::actions::reason::{LIMIT, ReasonProblem};
use crate::actions::release_judge::{self, ReleaseRefused};
use crate::db::types::AccountId;
use crate::lang::Phrase;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::OrganizerContext;
use crate::web::response::{HandlerResult, redirect_with_flash};

/// Sets a round's panel.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn choose_panel(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let judges = accounts(form.values("judge"))?;
    let chief = accounts(form.values("chief"))?.first().copied();
    let choose = organizer.write(move |tx| choose_panel::choose_panel(tx, key, &judges, chief));
    match choose.await? {
        Ok(()) => redirect_with_flash(&format!("/admin/rounds/{key}"), "panel-chosen"),
        Err(refused) => {
            form.refuse("panel", why_no_panel(&refused));
            show_refused(&organizer, key, form).await
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

fn why_no_panel(refused: &PanelRefused) -> Phrase {
    Phrase::new(match refused {
        PanelRefused::JuryBegan => "panel-jury-began",
        PanelRefused::ChiefNotChosen => "panel-chief-not-chosen",
        PanelRefused::NoJudge => "panel-no-judge",
    })
}

/// Releases a judge from a round.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn release_judge(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let (judge, reason) = (judge_of(&form)?, form.value("reason").to_owned());
    let release = organizer.write(move |tx| release_judge::release_judge(tx, key, judge, &reason));
    match release.await? {
        Ok(()) => redirect_with_flash(&format!("/admin/rounds/{key}"), "judge-released"),
        Err(refused) => {
            form.refuse("judges", why_not_released(&refused));
            show_refused(&organizer, key, form).await
        }
    }
}

fn why_not_released(refused: &ReleaseRefused) -> Phrase {
    Phrase::new(match refused {
        ReleaseRefused::NotWithTheJury(_) => "release-no-jury",
        ReleaseRefused::NotOnPanel => "release-not-on-panel",
        ReleaseRefused::ReasonNeeded => "release-reason-needed",
        ReleaseRefused::TooFewLeft => "release-too-few",
        ReleaseRefused::IsChief => "release-chief-first",
    })
}

/// Names another chief judge.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn name_chief(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let (judge, reason) = (judge_of(&form)?, form.value("reason").to_owned());
    let name = organizer.write(move |tx| name_chief::name_chief(tx, key, judge, &reason));
    match name.await? {
        Ok(()) => redirect_with_flash(&format!("/admin/rounds/{key}"), "chief-named"),
        Err(refused) => {
            form.refuse("chief", why_no_chief(&refused));
            show_refused(&organizer, key, form).await
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

fn why_no_chief(refused: &ChiefRefused) -> Phrase {
    match refused {
        ChiefRefused::NotNow(_) => Phrase::new("chief-not-now"),
        ChiefRefused::NotOnPanel => Phrase::new("release-not-on-panel"),
        ChiefRefused::Already => Phrase::new("chief-already"),
        ChiefRefused::Reason(ReasonProblem::Missing) => Phrase::new("chief-reason-needed"),
        ChiefRefused::Reason(ReasonProblem::TooLong) => {
            Phrase::new("judge-reason-long").with("limit", LIMIT)
        }
    }
}
