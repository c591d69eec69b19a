//! Who gets what? The list as it follows from the ranking, what organizers leave vacant, what waits for the chief judge,
//! and the versions that were decided.

use actix_web::web;

use super::settling::{Settling, read_settling};
use super::vacancies::{self, write_vacancies};
use super::winners::round_key;
use crate::actions::decide_awards::{self as act, DecideRefused};
use crate::actions::tally_round::{ComputedResult, compute_result};
use crate::contest::award::Vacancy;
use crate::contest::round::{RoundKey, Stage};
use crate::db::types::DecisionId;
use crate::db::{Conn, DbError, Failed, contests};
use crate::web::error::{WebError, or_refused};
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::OrganizerContext;
use crate::web::response::{self, HandlerResult};

/// The list, proposed while it is being settled, decided from then on.
///
/// # Errors
/// When the contest has no such round, or the database fails.
pub async fn show_decision(who: OrganizerContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let state = read_settling(&who.ctx, key, None).await?;
    let mut form = Form::new();
    write_vacancies(&mut form, &state.vacancies);
    response::page(&state.page(&who.ctx, form))
}

/// Decides the list (`act=decide`), or shows it with other vacancies.
///
/// # Errors
/// When the contest has no such round, the list is not being settled, or the database fails.
pub async fn decide_awards(
    who: OrganizerContext,
    path: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&path)?;
    let vacancies = vacancies::read_vacancies(&who.ctx, key, &mut form);
    let state = read_settling(&who.ctx, key, Some(vacancies.clone())).await?;
    if state.stage != Stage::Settling {
        return Err(WebError::Conflict("error-changed"));
    }
    if !form.is_ok() {
        return response::refused(&state.page(&who.ctx, form));
    }
    if form.value("act") != "decide" {
        return response::page(&state.page(&who.ctx, form));
    }
    decide(&who, key, vacancies, form, &state).await
}

async fn decide(
    who: &OrganizerContext,
    key: RoundKey,
    vacancies: Vec<Vacancy>,
    mut form: Form,
    state: &Settling,
) -> HandlerResult {
    let seen = form.given("seen").map(str::to_owned);
    match or_refused(record(who, key, vacancies, seen).await)? {
        Ok(_) => {
            response::redirect_with_flash(&format!("/admin/rounds/{key}/awards"), "awards-decided")
        }
        Err(Undecided::Changed) => {
            form.refuse("list", "award-list-changed");
            response::refused(&state.page(&who.ctx, form))
        }
        Err(Undecided::Refused(DecideRefused::Blocked(_))) => {
            form.refuse("list", "award-list-blocked");
            response::refused(&state.page(&who.ctx, form))
        }
        Err(Undecided::Refused(DecideRefused::NotSettling(_))) => {
            Err(WebError::Conflict("error-changed"))
        }
    }
}

/// Why a list was not decided.
enum Undecided {
    /// It is not the list that the organizer saw.
    Changed,
    /// As the act says.
    Refused(DecideRefused),
}

/// Decides the list, if it is the one that was seen; nothing can come between, both happen in one transaction.
async fn record(
    who: &OrganizerContext,
    key: RoundKey,
    vacancies: Vec<Vacancy>,
    seen: Option<String>,
) -> Result<DecisionId, Failed<Undecided>> {
    let app = who.ctx.app.clone();
    let acting = who.acting;
    let write = move |conn: &mut Conn| {
        if let Some(seen) = &seen {
            let follows = proposal_hash(conn, &app, key, vacancies.clone())?;
            if follows.as_ref().is_some_and(|follows| follows != seen) {
                return Err(Failed::Refused(Undecided::Changed));
            }
        }
        let decided = act::decide_awards(
            conn,
            &app.contest,
            &app.links,
            acting,
            key,
            vacancies.clone(),
        );
        decided.map_err(|failed| match failed {
            Failed::Refused(refused) => Failed::Refused(Undecided::Refused(refused)),
            Failed::Db(error) => Failed::Db(error),
        })
    };
    who.ctx.app.db.write(write).await
}

fn proposal_hash(
    conn: &mut Conn,
    app: &crate::app::App,
    key: RoundKey,
    vacancies: Vec<Vacancy>,
) -> Result<Option<String>, DbError> {
    let round = contests::round(conn, key)?;
    match compute_result(conn, &app.contest, &app.links, &round, vacancies)? {
        ComputedResult::Done(bundle) => Ok(Some(bundle.sha256())),
        ComputedResult::Waiting { .. } => Ok(None),
    }
}
