//! Entries on hold because their link does not play: the list at the desk, and the two acts on an entry's page, which
//! begin and end a hold.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::entry::{EntryPage, data};
use super::hold_panel::{finder, state_mark};
use super::paging;
use crate::actions::put_on_hold::{HoldRefused, organizer_puts_on_hold};
use crate::actions::resolve_hold::{self, ResolveHoldRefused};
use crate::contest::hold::{HoldResolution, HoldState, LeaveOutProblem};
use crate::db::entries::Entry;
use crate::db::holds::{self, Hold};
use crate::db::types::{AccountId, HoldId, Stamp};
use crate::db::{Conn, DbError};
use crate::lang::Phrase;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect_with_flash};

/// The list's address.
pub(super) const PATH: &str = "/admin/entries/asides";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct HoldsQuery {
    next: String,
}

/// An entry on the list.
struct HoldLine {
    href: String,
    code: String,
    title: String,
    author: String,
    by: String,
    note: String,
    since: chrono::DateTime<chrono::Utc>,
    day: NaiveDate,
    kind: &'static str,
    state: Phrase,
}

#[derive(Template)]
#[template(path = "organizer/holds.html")]
struct HoldsPage {
    page: Page,
    count: i64,
    lines: Vec<HoldLine>,
    older: String,
}

struct HoldsData {
    count: i64,
    rows: Vec<(Hold, Entry)>,
    people: HashMap<AccountId, String>,
    offers: HashMap<HoldId, (String, Stamp)>,
}

/// `GET /admin/entries/asides`
pub async fn list_holds(organizer: OrganizerContext, request: HttpRequest) -> HandlerResult {
    let ctx = organizer.ctx;
    let query: HoldsQuery = input::query(&request);
    let after = HoldId(query.next.parse().unwrap_or(0));
    let mut data = ctx.read(move |tx| load(tx.conn, after)).await?;
    let more = data.rows.len() > paging::ROWS;
    data.rows.truncate(paging::ROWS);
    let last = data.rows.last().filter(|_| more);
    let last = last.map(|(hold, _)| hold.id.to_string());
    ctx.render(&HoldsPage {
        page: ctx.page(Audience::Organizer),
        count: data.count,
        lines: data.rows.iter().map(|row| line(&ctx, &data, row)).collect(),
        older: last.map_or_else(String::new, |last| {
            paging::address(PATH, &[("next", &last)])
        }),
    })
}

fn load(conn: &mut Conn, after: HoldId) -> Result<HoldsData, DbError> {
    let rows = holds::open(conn, after, paging::wanted())?;
    let (all, ids): (Vec<Hold>, Vec<HoldId>) =
        rows.iter().map(|(hold, _)| (hold.clone(), hold.id)).unzip();
    Ok(HoldsData {
        count: holds::count_open(conn)?,
        people: holds::people(conn, &all)?,
        offers: holds::offers(conn, &ids)?,
        rows,
    })
}

fn line(ctx: &RequestContext, data: &HoldsData, (hold, entry): &(Hold, Entry)) -> HoldLine {
    let is_offered = data.offers.contains_key(&hold.id);
    let (kind, state) = state_mark(HoldState::of(is_offered, hold.is_overdue(ctx.now)));
    HoldLine {
        href: format!("/admin/entries/{}#hold", entry.code),
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        by: finder(ctx, hold, &data.people),
        note: hold.note.clone(),
        since: hold.held_at.utc(),
        day: ctx.contest().calendar.last_day(hold.due_at.utc()),
        kind,
        state,
    }
}

/// `POST /admin/entries/{code}/aside`
pub async fn put_on_hold(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let (wanted, note) = (code.clone(), form.value("hold_note").to_owned());
    let put = organizer.write(move |tx| organizer_puts_on_hold(tx, &wanted, &note));
    let words = match put.await? {
        Ok(()) => {
            return redirect_with_flash(&format!("/admin/entries/{code}"), "put-on-hold");
        }
        Err(HoldRefused::Already) => "hold-already",
        Err(HoldRefused::NotInRound | HoldRefused::Judge(_)) => "hold-not-in-round",
    };
    form.refuse("hold", words);
    show_refused(&organizer, code.into_inner(), form).await
}

/// `POST /admin/entries/{code}/aside/settle`
pub async fn resolve_hold(
    organizer: OrganizerContext,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> HandlerResult {
    let Some(resolution) = HoldResolution::from_key(form.value("resolution")) else {
        form.refuse("hold", "hold-choose");
        return show_refused(&organizer, code.into_inner(), form).await;
    };
    let (wanted, sent) = (code.clone(), form.clone());
    let resolved = organizer.write(move |tx| {
        let (offered, note) = (sent.value("offer"), sent.value("hold_note"));
        resolve_hold::resolve_hold(tx, &wanted, resolution, offered, note)
    });
    match resolved.await? {
        Ok(()) => redirect_with_flash(&format!("/admin/entries/{code}"), "hold-settled"),
        Err(refused) => {
            form.refuse("hold", words(&refused));
            show_refused(&organizer, code.into_inner(), form).await
        }
    }
}

fn words(refused: &ResolveHoldRefused) -> &'static str {
    match refused {
        ResolveHoldRefused::NotOnHold => "hold-not-aside",
        ResolveHoldRefused::OtherLink => "hold-other-link",
        ResolveHoldRefused::Link(_) => "hold-link-stands-not",
        ResolveHoldRefused::LeaveOut(LeaveOutProblem::NotDue) => "hold-not-due",
        ResolveHoldRefused::LeaveOut(LeaveOutProblem::NotJudged) => "hold-not-judged",
    }
}

async fn show_refused(ctx: &RequestContext, code: String, form: Form) -> HandlerResult {
    let data = ctx.read(move |tx| data(tx, &code)).await?;
    ctx.render_refused(&EntryPage::new(ctx, data, form, None))
}
