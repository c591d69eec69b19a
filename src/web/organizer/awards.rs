//! The decision on a round's list: the list that follows from the ranking, the vacancies that organizers leave, the
//! ties that wait for the chief judge, and the decided versions.

use actix_web::web;

use super::awards_page::load_list;
use super::vacancies::{read_vacancies, write_vacancies};
use super::winners::round_key;
use crate::actions::decide_awards::{self as act, DecideRefused};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::request_context::OrganizerContext;
use crate::web::response::{HandlerResult, redirect_with_flash};

/// The list: proposed before the decision, and as decided after it.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn show_decision(who: OrganizerContext, path: web::Path<String>) -> HandlerResult {
    let key = round_key(&path)?;
    let list = who.read(move |tx| load_list(tx, key, None)).await?;
    let mut form = Form::new();
    write_vacancies(&mut form, &list.vacancies);
    who.render(&list.page(&who, form))
}

/// Decides the list (`act=decide`) if it is the one that the organizer saw, or shows it with other vacancies.
///
/// # Errors
/// 409 when the list cannot be decided in the round's stage, 404 when the contest has no such round.
pub async fn decide_awards(
    who: OrganizerContext,
    path: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&path)?;
    let vacancies = read_vacancies(&who, key, &mut form);
    let shown = Some(vacancies.clone());
    let list = who.read(move |tx| load_list(tx, key, shown)).await?;
    if !list.stage.flags().decides {
        return Err(WebError::Conflict("error-changed"));
    }
    if !form.is_ok() {
        return who.render_refused(&list.page(&who, form));
    }
    if form.value("act") != "decide" {
        return who.render(&list.page(&who, form));
    }
    let seen = form.given("seen").map(str::to_owned);
    let decide =
        who.write(move |tx| act::decide_awards(tx, key, vacancies.clone(), seen.as_deref()));
    let refused = match decide.await? {
        Ok(_) => {
            return redirect_with_flash(&format!("/admin/rounds/{key}/awards"), "awards-decided");
        }
        Err(DecideRefused::NotSettling(_)) => return Err(WebError::Conflict("error-changed")),
        Err(DecideRefused::Changed) => "award-list-changed",
        Err(DecideRefused::Blocked(_)) => "award-list-blocked",
    };
    form.refuse("list", refused);
    who.render_refused(&list.page(&who, form))
}
