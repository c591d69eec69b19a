//! Looks once a day whether the videos of works that are judged, or wait to be, are still there. Only a page that says on
//! two days that it is gone puts its work aside; whatever is uncertain does nothing.
//!
//! Runs only where `resolve_links` is on, and as politely as short links are followed.

use std::collections::HashSet;

use chrono::{DateTime, Days, Utc};

use super::host_pause;
use crate::actions::put_on_hold::{Finder, HoldRefused, put_on_hold};
use crate::app::App;
use crate::contest::Contest;
use crate::contest::hold::is_gone_again;
use crate::db::link_checks::{self, DueLinkCheck};
use crate::db::{Conn, DbError, Failed, entries};
use crate::links::Links;
use crate::resolve::address::Addresses;
use crate::resolve::{PageStatus, Resolver, host_of};

/// Pages looked at in one turn; of each host one is.
const BATCH: i64 = 200;

/// Looks at what is due; the answer is how many pages were asked for.
///
/// # Errors
/// When the database fails.
pub async fn check_links(app: &App) -> anyhow::Result<usize> {
    if !app.config.resolve_links {
        return Ok(0);
    }
    let settings = app.contest.definition.link_settings();
    let resolver = Resolver::new(settings, Addresses::public())?;
    check_due(app, &resolver).await
}

/// The same with a resolver of one's own.
///
/// # Errors
/// When the database fails.
pub async fn check_due(app: &App, resolver: &Resolver) -> anyhow::Result<usize> {
    let (contest, now) = (app.contest.clone(), app.now());
    let take = move |conn: &mut Conn| take_due(conn, &contest, now);
    let due = app.db.write(take).await?;
    let count = due.len();
    for page in due {
        let look = resolver.page_status(&page.link).await;
        let (contest, links, now) = (app.contest.clone(), app.links.clone(), app.now());
        let record = move |conn: &mut Conn| record(conn, &contest, &links, &page, look, now);
        app.db.write(record).await?;
    }
    Ok(count)
}

/// Lends out at most one page of each host; each is due again tomorrow, whatever becomes of the look.
fn take_due(
    conn: &mut Conn,
    contest: &Contest,
    now: DateTime<Utc>,
) -> Result<Vec<DueLinkCheck>, DbError> {
    let mut hosts = HashSet::new();
    let mut taken = vec![];
    for due in link_checks::due(conn, now, BATCH)? {
        let Some(host) = host_of(&due.link).filter(|host| hosts.insert(host.clone())) else {
            continue;
        };
        host_pause::before_asking(conn, &host, now)?;
        link_checks::keep(conn, &due, tomorrow(contest, now))?;
        taken.push(due);
    }
    Ok(taken)
}

fn tomorrow(contest: &Contest, now: DateTime<Utc>) -> DateTime<Utc> {
    let today = contest.calendar.local(now).date();
    contest.calendar.day_begins(today + Days::new(1))
}

fn record(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    page: &DueLinkCheck,
    look: PageStatus,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let host = host_of(&page.link).unwrap_or_default();
    match look {
        PageStatus::NotNow => return host_pause::after_refusal(conn, &host, now),
        _ => host_pause::after_answer(conn, &host, now)?,
    }
    let gone_at = match look {
        PageStatus::There => None,
        PageStatus::Gone(status) => Some(gone(conn, contest, links, page, status, now)?),
        PageStatus::Unclear | PageStatus::NotNow => page.gone_at,
    };
    let seen = DueLinkCheck {
        gone_at,
        ..page.clone()
    };
    link_checks::keep(conn, &seen, tomorrow(contest, now))
}

/// Since when a page has been gone that was just seen so; on the second day its work is put aside.
fn gone(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    page: &DueLinkCheck,
    status: u16,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, DbError> {
    let since = page.gone_at.unwrap_or(now);
    if !is_gone_again(&contest.calendar, since, now) {
        return Ok(since);
    }
    let entry = entries::get(conn, page.entry_id)?;
    if entry.link.as_deref() != Some(&page.link) {
        return Ok(since);
    }
    match put_on_hold(
        conn,
        contest,
        links,
        &entry,
        Finder::DailyCheck(status),
        now,
    ) {
        // once it is mended, one day is not enough again
        Ok(()) => Ok(now),
        // somebody was faster, or no round asks for it any more
        Err(Failed::Refused(
            HoldRefused::Already | HoldRefused::NotInRound | HoldRefused::Judge(_),
        )) => Ok(since),
        Err(Failed::Db(error)) => Err(error),
    }
}
