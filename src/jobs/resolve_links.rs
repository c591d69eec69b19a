//! Follows short links, slowly and politely: one at a time of each host, and none of a host that turned us away.
//!
//! Runs only where `resolve_links` is on. What stays unresolved stays to be checked by a person.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Utc};

use super::host_pause;
use crate::actions::resolve_short_link::resolve_short_link;
use crate::app::App;
use crate::contest::Contest;
use crate::db::lookups::{self, DueLookup, Tried};
use crate::db::{Conn, DbError};
use crate::resolve::address::Addresses;
use crate::resolve::{Lead, Resolver, host_of};

/// Links looked at in one turn; of each host one is followed.
const BATCH: i64 = 200;
/// How long a link is lent to the copy of the program that follows it.
const LENT: Duration = Duration::minutes(10);
/// Minutes until a link is tried again, by how many tries failed; after the last it is left to a person.
const PAUSES: [i64; 4] = [30, 360, 1440, 4320];

/// Follows what is due; the answer is how many links were asked for.
///
/// # Errors
/// When the database fails.
pub async fn resolve_links(app: &App) -> anyhow::Result<usize> {
    if !app.config.resolve_links {
        return Ok(0);
    }
    let settings = app.contest.definition.link_settings();
    let resolver = Resolver::new(settings, Addresses::public())?;
    follow_due(app, &resolver).await
}

/// The same with a resolver of one's own.
///
/// # Errors
/// When the database fails.
pub async fn follow_due(app: &App, resolver: &Resolver) -> anyhow::Result<usize> {
    let now = app.now();
    let take = move |conn: &mut Conn| take_due(conn, now);
    let due = app.db.write(take).await?;
    let count = due.len();
    for link in due {
        let lead = resolver.follow(&link.link).await;
        let (contest, now) = (app.contest.clone(), app.now());
        let record = move |conn: &mut Conn| record(conn, &contest, &link, &lead, now);
        app.db.write(record).await?;
    }
    Ok(count)
}

/// Lends out at most one link of each host.
fn take_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<DueLookup>, DbError> {
    let mut hosts = HashSet::new();
    let mut taken = vec![];
    for due in lookups::due(conn, now, BATCH)? {
        let Some(host) = host_of(&due.link).filter(|host| hosts.insert(host.clone())) else {
            continue;
        };
        host_pause::before_asking(conn, &host, now)?;
        keep(conn, &due, None, Some(now + LENT), now)?;
        taken.push(due);
    }
    Ok(taken)
}

fn record(
    conn: &mut Conn,
    contest: &Contest,
    due: &DueLookup,
    lead: &Lead,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let host = host_of(&due.link).unwrap_or_default();
    if *lead == Lead::NotNow {
        host_pause::after_refusal(conn, &host, now)?;
        let failed = usize::try_from(due.tries.unwrap_or(0)).unwrap_or(0);
        let again = PAUSES
            .get(failed)
            .copied()
            .map(|minutes| now + Duration::minutes(minutes));
        return keep(conn, due, Some("not_now"), again, now);
    }
    host_pause::after_answer(conn, &host, now)?;
    if let Lead::Page(page) = lead {
        resolve_short_link(conn, contest, due.entry_id, &due.link, page, now)?;
    }
    keep(conn, due, Some(word(lead)), None, now)
}

fn keep(
    conn: &mut Conn,
    due: &DueLookup,
    outcome: Option<&str>,
    due_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let tried = Tried {
        outcome,
        tries: due.tries.unwrap_or(0) + 1,
        due_at,
    };
    lookups::keep(conn, due, tried, now)
}

fn word(lead: &Lead) -> &'static str {
    match lead {
        Lead::Page(_) => "page",
        Lead::Elsewhere(_) => "elsewhere",
        Lead::Nowhere => "nowhere",
        Lead::TooFar => "too_far",
        Lead::NotNow => "not_now",
    }
}
