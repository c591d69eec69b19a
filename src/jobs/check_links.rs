//! Checks once a day whether the videos still exist whose entries are being judged or wait to be. An entry is put on
//! hold only if its page is gone on two days; an uncertain response changes nothing.
//!
//! It runs only if `resolve_links` is on, with the same pauses between requests as the job that follows short links.

use std::collections::HashSet;

use chrono::{DateTime, Days, Utc};

use super::host_pause;
use crate::actions::put_on_hold::{Finding, HoldRefused, put_on_hold};
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::hold::is_gone_again;
use crate::db::link_checks::{self, DueLinkCheck};
use crate::db::{DbError, Failed, entries};
use crate::resolve::{PageStatus, Resolver, host_of};

/// The most due pages that one run loads; it requests at most one page of each host.
const BATCH: i64 = 200;

/// Checks the pages that are due; returns how many were requested.
pub async fn check_links(app: &App) -> anyhow::Result<usize> {
    match app.config.resolve_links {
        true => check_due(app, app.resolver()?).await,
        false => Ok(0),
    }
}

/// Like [`check_links`], with a given resolver.
pub async fn check_due(app: &App, resolver: &Resolver) -> anyhow::Result<usize> {
    let now = app.now();
    // usually nothing is due, and a read does not block writers
    let due = app.read(now, move |tx| link_checks::due(tx.conn, now, 1));
    if due.await?.is_empty() {
        return Ok(0);
    }
    let mut due = app.write(now, take_due).await?.into_iter();
    let mut count = 0;
    while let Some(page) = due.next() {
        let status = resolver.page_status(&page.link);
        let Some(status) = app.stopping.unless_begun(status).await else {
            let left = std::iter::once(page).chain(due).collect();
            give_back(app, left).await?;
            break;
        };
        count += 1;
        let record = move |tx: &mut Tx<'_>| record(tx, &page, status);
        app.write(app.now(), record).await?;
    }
    Ok(count)
}

/// Takes at most one page of each host; each page is due again tomorrow, whatever the response.
fn take_due(tx: &mut Tx<'_>) -> Result<Vec<DueLinkCheck>, DbError> {
    let mut hosts = HashSet::new();
    let mut taken = vec![];
    for due in link_checks::due(tx.conn, tx.now, BATCH)? {
        let Some(host) = host_of(&due.link).filter(|host| hosts.insert(host.clone())) else {
            continue;
        };
        host_pause::before_asking(tx, &host)?;
        link_checks::keep(tx.conn, &due, tomorrow(tx))?;
        taken.push(due);
    }
    Ok(taken)
}

/// Returns pages that were not looked at: they are due at once.
async fn give_back(app: &App, left: Vec<DueLinkCheck>) -> Result<(), DbError> {
    let give_back = move |tx: &mut Tx<'_>| {
        let mut each = left.iter();
        each.try_for_each(|page| link_checks::keep(tx.conn, page, tx.now))
    };
    app.write(app.now(), give_back).await
}

fn tomorrow(tx: &Tx<'_>) -> DateTime<Utc> {
    let today = tx.contest.calendar.local(tx.now).date();
    tx.contest.calendar.day_begins(today + Days::new(1))
}

fn record(tx: &mut Tx<'_>, page: &DueLinkCheck, status: PageStatus) -> Result<(), DbError> {
    let host = host_of(&page.link).unwrap_or_default();
    let gone_at = match status {
        PageStatus::NotNow => return host_pause::after_refusal(tx, &host),
        PageStatus::There => None,
        PageStatus::Gone(status) => Some(gone(tx, page, status)?),
        PageStatus::Unclear => page.gone_at,
    };
    host_pause::after_answer(tx, &host)?;
    let seen = DueLinkCheck {
        gone_at,
        ..page.clone()
    };
    link_checks::keep(tx.conn, &seen, tomorrow(tx))
}

/// Puts the entry on hold when its page is missing for the second day. Returns since when the page has been missing.
fn gone(tx: &mut Tx<'_>, page: &DueLinkCheck, status: u16) -> Result<DateTime<Utc>, DbError> {
    let since = page.gone_at.unwrap_or(tx.now);
    if !is_gone_again(&tx.contest.calendar, since, tx.now) {
        return Ok(since);
    }
    let entry = entries::get(tx.conn, page.entry_id)?;
    if entry.link.url.as_deref() != Some(&page.link) {
        return Ok(since);
    }
    match put_on_hold(tx, &entry, Finding::Gone(status)) {
        // after the link is repaired, the page must be missing on two days again
        Ok(()) => Ok(tx.now),
        // a person was faster, or no round needs the video any more
        Err(Failed::Refused(
            HoldRefused::Already | HoldRefused::NotInRound | HoldRefused::Judge(_),
        )) => Ok(since),
        Err(Failed::Db(error)) => Err(error),
    }
}
