//! The chief judge's page of ties: groups of equal entries to put in order.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::blind::BlindEntry;
use super::recuse::reason_words;
use super::{round_key, seated};
use crate::actions::decide_tie::{TieRefused, decide_tie};
use crate::actions::tally_round::{compute_result, shortlist_by_code};
use crate::actions::tx::Tx;
use crate::contest::ballot::EntryCode;
use crate::contest::round::{RoundKey, Stage};
use crate::contest::tie_order::{PlaceProblem, hide_order, order_by_place};
use crate::db::DbError;
use crate::db::entries::Entry;
use crate::db::types::AccountId;
use crate::lang::Phrase;
use crate::names;
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{JudgeContext, RequestContext};
use crate::web::response::{HandlerResult, page_with, redirect_with_flash};

#[derive(Template)]
#[template(path = "judge/ties.html")]
struct TiesPage {
    page: Page,
    form: Form,
    round: Phrase,
    key: RoundKey,
    stage: Stage,
    ties: Vec<Tie>,
    refused: Option<Phrase>,
}

impl TiesPage {
    fn is_settling(&self) -> bool {
        self.stage.flags().decides
    }

    /// Whether the posted form is about this group.
    fn is_mine(&self, tie: &Tie) -> bool {
        self.form.value("tie") == tie.id
    }

    fn has_waiting(&self) -> bool {
        self.ties.iter().any(|tie| tie.waits)
    }

    /// Whether this is the first of the groups that need no order for the current prizes; they come last.
    fn others_begin(&self, index: &usize) -> bool {
        let first = self.ties.iter().position(|tie| !tie.waits);
        first.as_ref() == Some(index)
    }

    fn places(&self, tie: &Tie) -> std::ops::RangeInclusive<usize> {
        1..=tie.entries.len()
    }
}

/// A group of equal entries.
struct Tie {
    /// Identifies the group without naming its entries.
    id: String,
    /// Whether a prize or a place in the next round depends on its order.
    waits: bool,
    entries: Vec<(EntryCode, BlindEntry)>,
}

struct TieData {
    stage: Stage,
    ties: Vec<Tie>,
}

/// The ties that need an order, and the other groups of equal entries.
///
/// # Errors
/// 404 when the judge is not the chief of that round.
pub async fn show_ties(judge: JudgeContext, path: web::Path<String>) -> HandlerResult {
    let (key, by) = (round_key(&path)?, judge.actor.by);
    let data = judge.read(move |tx| load(tx, key, by)).await?;
    show(&judge, key, data, Form::new(), None)
}

/// Stores the order of one group.
///
/// # Errors
/// 404 when the judge is not the chief of that round.
pub async fn order_tie(
    judge: JudgeContext,
    path: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (key, by) = (round_key(&path)?, judge.actor.by);
    let data = judge.read(move |tx| load(tx, key, by)).await?;
    let Some(tie) = data.ties.iter().find(|tie| tie.id == form.value("tie")) else {
        return show(&judge, key, data, form, Some("ties-gone"));
    };
    let Some(order) = order_in(&mut form, tie) else {
        return show(&judge, key, data, form, None);
    };
    let reason = form.value("reason").to_owned();
    let decided = judge.write(move |tx| decide_tie(tx, key, &order, &reason));
    let refused = match decided.await? {
        Ok(()) => return redirect_with_flash(&format!("/judge/{key}/ties"), "tie-decided"),
        Err(TieRefused::NotChief) => return Err(WebError::NotFound),
        Err(TieRefused::NoSuchTie) => Some("ties-gone"),
        Err(TieRefused::Contradicts) => Some("ties-contradict"),
        Err(TieRefused::NotSettling(_)) => Some("ties-closed"),
        Err(TieRefused::Reason(problem)) => {
            form.refuse("reason", reason_words(problem));
            None
        }
    };
    show(&judge, key, data, form, refused)
}

fn load(tx: &mut Tx<'_>, key: RoundKey, judge: AccountId) -> Result<TieData, DbError> {
    let (round, seat) = seated(tx, key, judge)?;
    if !seat.orders_ties() {
        return Err(DbError::Missing);
    }
    let mut ties = vec![];
    if round.stage.flags().decides {
        let result = compute_result(tx, &round, vec![])?;
        let entries = shortlist_by_code(tx, &round)?;
        let salt = tx.links.author_salt(&key.to_string());
        let waiting = result
            .open_ties()
            .into_iter()
            .map(|codes| (codes.to_vec(), true));
        let others = result.other_ties().into_iter().map(|codes| (codes, false));
        for (mut codes, waits) in waiting.chain(others) {
            ties.push(Tie {
                id: hide_order(&mut codes, &salt),
                waits,
                entries: blind_entries(tx, &entries, &codes)?,
            });
        }
    }
    Ok(TieData {
        stage: round.stage,
        ties,
    })
}

fn blind_entries(
    tx: &Tx<'_>,
    entries: &BTreeMap<EntryCode, Entry>,
    codes: &[EntryCode],
) -> Result<Vec<(EntryCode, BlindEntry)>, DbError> {
    let blind = |code: &EntryCode| {
        let entry = entries.get(code).ok_or(DbError::Missing)?;
        Ok((code.clone(), BlindEntry::of(entry, tx.contest)))
    };
    codes.iter().map(blind).collect()
}

/// The order given by the places in the form; `None` after an error was set on the form.
fn order_in(form: &mut Form, tie: &Tie) -> Option<Vec<EntryCode>> {
    let field = |position: usize| format!("place.{position}");
    let place = |position| form.value(&field(position)).trim().parse().ok();
    let places: Vec<Option<usize>> = (0..tie.entries.len()).map(place).collect();
    match order_by_place(&places) {
        Ok(order) => Some(order.iter().map(|at| tie.entries[*at].0.clone()).collect()),
        Err(problems) => {
            for (position, problem) in problems {
                let words = match problem {
                    PlaceProblem::Missing => "ties-place-needed",
                    PlaceProblem::Twice => "ties-place-twice",
                };
                form.refuse(&field(position), words);
            }
            None
        }
    }
}

/// The page; with 422 when a posted form was refused.
fn show(
    ctx: &RequestContext,
    key: RoundKey,
    data: TieData,
    form: Form,
    refused: Option<&'static str>,
) -> HandlerResult {
    let status = match refused.is_none() && form.is_ok() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let template = TiesPage {
        page: ctx.page(Audience::Judge),
        form,
        round: names::round(key),
        key,
        stage: data.stage,
        ties: data.ties,
        refused: refused.map(Phrase::new),
    };
    page_with(status, &template)
}
