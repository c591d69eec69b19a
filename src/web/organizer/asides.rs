//! Which works are aside because they do not play, and what is done about each? The list at the desk, and an organizer's
//! two acts on an entry's page: putting aside, and ending that.

use std::collections::HashMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::aside_panel::{finder, standing};
use super::entry::{EntryPage, look};
use super::paging;
use crate::actions::put_aside::{AsideRefused, put_aside_by_organizer};
use crate::actions::settle_aside::{self, SettleRefused, Settling};
use crate::contest::aside::last_day;
use crate::db::asides::{self, Aside};
use crate::db::entries::Entry;
use crate::db::types::{AccountId, AsideId, Stamp};
use crate::db::{Conn, DbError};
use crate::lang::Message;
use crate::web::answer::{self, Answer};
use crate::web::error::or_refused;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::{self, Posted};
use crate::web::page::{Audience, Page};
use crate::web::visit::{OrganizerVisit, Visit};

/// The list's address.
pub(super) const PATH: &str = "/admin/entries/asides";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    next: String,
}

/// A work on the list.
struct Line {
    href: String,
    code: String,
    title: String,
    author: String,
    by: String,
    note: String,
    since: chrono::DateTime<chrono::Utc>,
    day: NaiveDate,
    kind: &'static str,
    state: Message,
}

#[derive(Template)]
#[template(path = "organizer/asides.html")]
struct AsidesPage {
    page: Page,
    count: i64,
    lines: Vec<Line>,
    older: String,
}

struct Look {
    count: i64,
    rows: Vec<(Aside, Entry)>,
    people: HashMap<AccountId, String>,
    offers: HashMap<AsideId, (String, Stamp)>,
}

/// The works that are aside, longest waiting first.
///
/// # Errors
/// When the database fails.
pub async fn list_asides(organizer: OrganizerVisit, request: HttpRequest) -> Answer {
    let visit = organizer.visit;
    let asked: Asked = input::query(&request);
    let after = AsideId(asked.next.parse().unwrap_or(0));
    let load = move |conn: &mut Conn| load(conn, after);
    let mut look: Look = visit.app.db.read::<Look, DbError>(load).await?;
    let more = look.rows.len() > paging::ROWS;
    look.rows.truncate(paging::ROWS);
    let last = look.rows.last().filter(|_| more);
    let last = last.map(|(aside, _)| aside.id.to_string());
    answer::page(&AsidesPage {
        page: visit.page(Audience::Organizer),
        count: look.count,
        lines: look
            .rows
            .iter()
            .map(|row| line(&visit, &look, row))
            .collect(),
        older: last.map_or_else(String::new, |last| {
            paging::address(PATH, &[("next", &last)])
        }),
    })
}

fn load(conn: &mut Conn, after: AsideId) -> Result<Look, DbError> {
    let rows = asides::open(conn, after, paging::wanted())?;
    let (all, ids): (Vec<Aside>, Vec<AsideId>) = rows
        .iter()
        .map(|(aside, _)| (aside.clone(), aside.id))
        .unzip();
    Ok(Look {
        count: asides::count_open(conn)?,
        people: asides::people(conn, &all)?,
        offers: asides::offers(conn, &ids)?,
        rows,
    })
}

fn line(visit: &Visit, look: &Look, (aside, entry): &(Aside, Entry)) -> Line {
    let is_offered = look.offers.contains_key(&aside.id);
    let (kind, state) = standing(aside, is_offered, visit.now);
    Line {
        href: format!("/admin/entries/{}#aside", entry.code),
        code: entry.code.clone(),
        title: entry.title.clone(),
        author: entry.author.clone(),
        by: finder(visit, aside, &look.people),
        note: aside.note.clone(),
        since: aside.put_at.utc(),
        day: last_day(&visit.contest().calendar, aside.due_at.utc()),
        kind,
        state,
    }
}

/// Puts an entry aside.
///
/// # Errors
/// When there is no such entry, or the database fails.
pub async fn put_aside(
    organizer: OrganizerVisit,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting, code) = (organizer.visit, organizer.acting, code.into_inner());
    let (app, wanted) = (visit.app.clone(), code.clone());
    let note = form.value("aside_note").to_owned();
    let put = move |conn: &mut Conn| {
        put_aside_by_organizer(conn, &app.contest, &app.site, acting, &wanted, &note)
    };
    let words = match or_refused(visit.app.db.write(put).await)? {
        Ok(()) => return answer::see_done(&format!("/admin/entries/{code}"), "put-aside"),
        Err(AsideRefused::Already) => "aside-already",
        Err(AsideRefused::NotInRound | AsideRefused::Judge(_)) => "aside-not-in-round",
    };
    form.refuse("aside", words);
    show_refused(&visit, code, form).await
}

/// Ends that an entry is aside.
///
/// # Errors
/// When there is no such entry, or the database fails.
pub async fn settle_aside(
    organizer: OrganizerVisit,
    code: web::Path<String>,
    Posted(mut form): Posted,
) -> Answer {
    let (visit, acting, code) = (organizer.visit, organizer.acting, code.into_inner());
    let Some(settling) = Settling::from_key(form.value("settling")) else {
        form.refuse("aside", "aside-choose");
        return show_refused(&visit, code, form).await;
    };
    let (app, wanted) = (visit.app.clone(), code.clone());
    let (seen, note) = (
        form.value("offer").to_owned(),
        form.value("aside_note").to_owned(),
    );
    let settle = move |conn: &mut Conn| {
        let (contest, site) = (&app.contest, &app.site);
        let decision = (settling, seen.as_str(), note.as_str());
        settle_aside::settle_aside(conn, contest, site, acting, &wanted, decision)
    };
    match or_refused(visit.app.db.write(settle).await)? {
        Ok(()) => answer::see_done(&format!("/admin/entries/{code}"), "aside-settled"),
        Err(refused) => {
            form.refuse("aside", words(&refused));
            show_refused(&visit, code, form).await
        }
    }
}

fn words(refused: &SettleRefused) -> &'static str {
    match refused {
        SettleRefused::NotAside => "aside-not-aside",
        SettleRefused::OtherLink => "aside-other-link",
        SettleRefused::Link(_) => "aside-link-stands-not",
        SettleRefused::NotDue => "aside-not-due",
        SettleRefused::NotJudged => "aside-not-judged",
    }
}

async fn show_refused(visit: &Visit, code: String, form: Form) -> Answer {
    let read = move |conn: &mut Conn| look(conn, &code);
    let look = visit.app.db.read(read).await?;
    answer::refused(&EntryPage::new(visit, look, form, None))
}
