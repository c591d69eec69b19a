//! Who judges a round? Choosing its panel before the jury begins; releasing a judge and naming another chief while it works.

use actix_web::web;

use super::round::show_refused;
use super::round_key;
use crate::actions::choose_panel::{self, PanelRefused};
use crate::actions::name_chief::{self, ChiefRefused};
use crate::actions::reason::LIMIT;
use crate::actions::release_judge::{self, ReleaseRefused};
use crate::db::types::AccountId;
use crate::lang::Phrase;
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::OrganizerContext;
use crate::web::response::{self, HandlerResult};

/// Sets a round's panel.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn choose_panel(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let judges = accounts(form.values("judge"))?;
    let chief = accounts(form.values("chief"))?.first().copied();
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let chosen = ctx
        .app
        .db
        .write(move |conn| choose_panel::choose_panel(conn, acting, key, &judges, chief))
        .await;
    match or_refused(chosen)? {
        Ok(()) => response::redirect_with_flash(&format!("/admin/rounds/{key}"), "panel-chosen"),
        Err(refused) => {
            form.refuse("panel", why_no_panel(&refused));
            show_refused(&ctx, key, form).await
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
/// When the contest has no such round, or the database fails.
pub async fn release_judge(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let judge = judge_of(&form)?;
    let reason = reason(&form);
    let (ctx, acting, app) = (organizer.ctx.clone(), organizer.acting, organizer.ctx.app);
    let released = ctx
        .app
        .db
        .write(move |conn| {
            release_judge::release_judge(conn, &app.contest, acting, key, judge, &reason)
        })
        .await;
    match or_refused(released)? {
        Ok(()) => response::redirect_with_flash(&format!("/admin/rounds/{key}"), "judge-released"),
        Err(refused) => {
            form.refuse("judges", why_not_released(&refused));
            show_refused(&ctx, key, form).await
        }
    }
}

/// The most characters a reason may have; what is longer is cut, since the record needs the gist.
const MOST_REASON: usize = 500;

fn reason(form: &Form) -> String {
    form.value("reason").chars().take(MOST_REASON).collect()
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

/// Gives the chief judge's part to another of the panel.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn name_chief(
    organizer: OrganizerContext,
    key: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&key)?;
    let (judge, reason) = (judge_of(&form)?, form.value("reason").to_owned());
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let named = ctx
        .app
        .db
        .write(move |conn| name_chief::name_chief(conn, acting, key, judge, &reason))
        .await;
    match or_refused(named)? {
        Ok(()) => response::redirect_with_flash(&format!("/admin/rounds/{key}"), "chief-named"),
        Err(refused) => {
            form.refuse("chief", why_no_chief(&refused));
            show_refused(&ctx, key, form).await
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
        ChiefRefused::ReasonNeeded => Phrase::new("chief-reason-needed"),
        ChiefRefused::ReasonTooLong => Phrase::new("judge-reason-long").with("limit", LIMIT),
    }
}
