//! Which of these equal works comes first? The chief judge's page of ties at a prize's or the next round's boundary.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::blind::BlindEntry;
use super::{round_key, seated};
use crate::actions::decide_tie::{TieRefused, decide_tie};
use crate::actions::reason::LIMIT;
use crate::actions::tally_round::compute_result;
use crate::contest::Contest;
use crate::contest::ballot::EntryCode;
use crate::contest::bundle::commitment;
use crate::contest::round::{RoundKey, Stage};
use crate::db::entries;
use crate::db::types::AccountId;
use crate::db::{Conn, DbError};
use crate::lang::Phrase;
use crate::links::Links;
use crate::names;
use crate::web::error::{WebError, or_refused};
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
        self.stage == Stage::Settling
    }

    /// Whether the form at hand is about this group.
    fn is_mine(&self, tie: &Tie) -> bool {
        self.form.value("tie") == tie.id
    }

    fn has_waiting(&self) -> bool {
        self.ties.iter().any(|tie| tie.waits)
    }

    /// Whether the groups that need no order as prizes stand begin with this one; they come last.
    fn others_begin(&self, index: &usize) -> bool {
        let first = self.ties.iter().position(|tie| !tie.waits);
        first.as_ref() == Some(index)
    }

    fn places(&self, tie: &Tie) -> std::ops::RangeInclusive<usize> {
        1..=tie.works.len()
    }
}

/// A group of equal works.
struct Tie {
    /// Names the group without naming its works.
    id: String,
    /// Whether a prize or a place in the next round waits for it.
    waits: bool,
    works: Vec<(EntryCode, BlindEntry)>,
}

struct Settling {
    stage: Stage,
    ties: Vec<Tie>,
}

/// The ties that wait, and the other groups of equals.
///
/// # Errors
/// When the judge is not the chief of that round, or the database fails.
pub async fn show_ties(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<String>,
) -> HandlerResult {
    let key = round_key(&path)?;
    let settling = load_for(&ctx, key, acting.by).await?;
    show(&ctx, key, settling, Form::new(), None, StatusCode::OK)
}

/// Takes the order of one group.
///
/// # Errors
/// When the judge is not the chief of that round, or the database fails.
pub async fn order_tie(
    JudgeContext { ctx, acting }: JudgeContext,
    path: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let key = round_key(&path)?;
    let settling = load_for(&ctx, key, acting.by).await?;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if settling.stage != Stage::Settling {
        let closed = Some(Phrase::new("ties-closed"));
        return show(&ctx, key, settling, form, closed, status);
    }
    let Some(tie) = settling.ties.iter().find(|tie| tie.id == form.value("tie")) else {
        let gone = Some(Phrase::new("ties-gone"));
        return show(&ctx, key, settling, form, gone, status);
    };
    let Some(order) = order_in(&mut form, tie) else {
        return show(&ctx, key, settling, form, None, status);
    };
    let (app, reason) = (ctx.app.clone(), form.value("reason").to_owned());
    let done = ctx.app.db.write(move |conn| {
        decide_tie(conn, &app.contest, &app.links, acting, key, &order, &reason)
    });
    let refused = match or_refused(done.await)? {
        Ok(()) => return redirect_with_flash(&format!("/judge/{key}/ties"), "tie-decided"),
        Err(TieRefused::NotChief) => return Err(WebError::NotFound),
        Err(TieRefused::NoSuchTie) => Some(Phrase::new("ties-gone")),
        Err(TieRefused::Contradicts) => Some(Phrase::new("ties-contradict")),
        Err(TieRefused::NotSettling(_)) => Some(Phrase::new("ties-closed")),
        Err(TieRefused::ReasonNeeded) => {
            form.refuse("reason", "judge-reason-needed");
            None
        }
        Err(TieRefused::ReasonTooLong) => {
            form.refuse(
                "reason",
                Phrase::new("judge-reason-long").with("limit", LIMIT),
            );
            None
        }
    };
    show(&ctx, key, settling, form, refused, status)
}

async fn load_for(
    ctx: &RequestContext,
    key: RoundKey,
    judge: AccountId,
) -> Result<Settling, WebError> {
    let app = ctx.app.clone();
    let settling = ctx
        .app
        .db
        .read(move |conn| load(conn, &app.contest, &app.links, key, judge));
    Ok(settling.await?)
}

fn load(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    key: RoundKey,
    judge: AccountId,
) -> Result<Settling, DbError> {
    let (round, seat) = seated(conn, key, judge)?;
    if !seat.chief || seat.released_at.is_some() {
        return Err(DbError::Missing);
    }
    let mut ties = vec![];
    if round.stage == Stage::Settling {
        let settled = compute_result(conn, contest, links, &round, vec![])?;
        for codes in settled.open_ties() {
            ties.push(tie_of(conn, contest, links, key, codes, true)?);
        }
        for codes in settled.other_ties() {
            ties.push(tie_of(conn, contest, links, key, &codes, false)?);
        }
    }
    Ok(Settling {
        stage: round.stage,
        ties,
    })
}

/// A tie's works stand in an order that tells nothing of when they were entered.
fn tie_of(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    key: RoundKey,
    codes: &[EntryCode],
    waits: bool,
) -> Result<Tie, DbError> {
    let salt = links.author_salt(&key.to_string());
    let hidden = |text: &str| commitment(&salt, text).0;
    let mut works = vec![];
    for code in codes {
        let entry = entries::by_code(conn, &code.0)?.ok_or(DbError::Missing)?;
        works.push((code.clone(), BlindEntry::of(&entry, contest)));
    }
    works.sort_by_key(|(code, _)| hidden(&code.0));
    let all: Vec<&str> = works.iter().map(|(code, _)| code.0.as_str()).collect();
    Ok(Tie {
        id: hidden(&all.join(" ")),
        waits,
        works,
    })
}

/// The order that the form's places make; `None` after saying what is wrong with them.
fn order_in(form: &mut Form, tie: &Tie) -> Option<Vec<EntryCode>> {
    let mut order: Vec<Option<EntryCode>> = vec![None; tie.works.len()];
    for (n, (code, _)) in tie.works.iter().enumerate() {
        let field = format!("place.{n}");
        let place = form.value(&field).trim().parse::<usize>().ok();
        let slot = place
            .and_then(|place| place.checked_sub(1))
            .and_then(|index| order.get_mut(index));
        match slot {
            None => form.refuse(&field, "ties-place-needed"),
            Some(Some(_)) => form.refuse(&field, "ties-place-twice"),
            Some(free) => *free = Some(code.clone()),
        }
    }
    if form.is_ok() {
        order.into_iter().collect()
    } else {
        None
    }
}

fn show(
    ctx: &RequestContext,
    key: RoundKey,
    settling: Settling,
    form: Form,
    refused: Option<Phrase>,
    status: StatusCode,
) -> HandlerResult {
    let template = TiesPage {
        page: ctx.page(Audience::Judge),
        form,
        round: names::round(key),
        key,
        stage: settling.stage,
        ties: settling.ties,
        refused,
    };
    page_with(status, &template)
}
