//! Follows short links: one request at a time to each host, and none to a host that refused to answer.
//!
//! It runs only if `resolve_links` is on. A link that stays unresolved is checked by a person.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Utc};

use super::host_pause;
use crate::actions::resolve_short_link::resolve_short_link;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::lookup::LookupOutcome;
use crate::db::DbError;
use crate::db::lookups::{self, DueLookup, Tried};
use crate::resolve::{Lead, Resolver, host_of};

/// The most due links that one run loads; it follows at most one link of each host.
const BATCH: i64 = 200;
/// How long a link is reserved for the copy of the program that follows it.
const LENT: Duration = Duration::minutes(10);
/// Minutes until a link is tried again, by the number of failed tries; after the last try it is left to a person.
const PAUSES: [i64; 4] = [30, 360, 1440, 4320];

/// Follows the links that are due; returns how many were requested.
pub async fn resolve_links(app: &App) -> anyhow::Result<usize> {
    match app.config.resolve_links {
        true => follow_due(app, app.resolver()?).await,
        false => Ok(0),
    }
}

/// Like [`resolve_links`], with a given resolver.
pub async fn follow_due(app: &App, resolver: &Resolver) -> anyhow::Result<usize> {
    let now = app.now();
    // usually nothing is due, and a read does not block writers
    let due = app.read(now, move |tx| lookups::due(tx.conn, now, 1));
    if due.await?.is_empty() {
        return Ok(0);
    }
    let mut due = app.write(now, take_due).await?.into_iter();
    let mut count = 0;
    while let Some(link) = due.next() {
        let follow = resolver.follow(&link.link);
        let Some(lead) = app.stopping.unless_begun(follow).await else {
            let left = std::iter::once(link).chain(due).collect();
            give_back(app, left).await?;
            break;
        };
        count += 1;
        let record = move |tx: &mut Tx<'_>| record(tx, &link, &lead);
        app.write(app.now(), record).await?;
    }
    Ok(count)
}

/// Takes at most one link of each host and reserves them for this copy of the program.
fn take_due(tx: &mut Tx<'_>) -> Result<Vec<DueLookup>, DbError> {
    let mut hosts = HashSet::new();
    let mut taken = vec![];
    for due in lookups::due(tx.conn, tx.now, BATCH)? {
        let Some(host) = host_of(&due.link).filter(|host| hosts.insert(host.clone())) else {
            continue;
        };
        host_pause::before_asking(tx, &host)?;
        keep(tx, &due, None, Some(tx.now + LENT))?;
        taken.push(due);
    }
    Ok(taken)
}

/// Returns links that were not followed: they are due at once.
async fn give_back(app: &App, left: Vec<DueLookup>) -> Result<(), DbError> {
    let give_back = move |tx: &mut Tx<'_>| {
        for due in &left {
            let tried = Tried {
                outcome: None,
                tries: due.tries.unwrap_or(0),
                due_at: Some(tx.now),
            };
            lookups::keep(tx.conn, due, tried, tx.now)?;
        }
        Ok(())
    };
    app.write(app.now(), give_back).await
}

fn record(tx: &mut Tx<'_>, due: &DueLookup, lead: &Lead) -> Result<(), DbError> {
    let host = host_of(&due.link).unwrap_or_default();
    if *lead == Lead::NotNow {
        host_pause::after_refusal(tx, &host)?;
        let failed = usize::try_from(due.tries.unwrap_or(0)).unwrap_or(0);
        let pause = PAUSES.get(failed).copied().map(Duration::minutes);
        return keep(
            tx,
            due,
            Some(LookupOutcome::NotNow),
            pause.map(|pause| tx.now + pause),
        );
    }
    host_pause::after_answer(tx, &host)?;
    if let Lead::Page(page) = lead {
        resolve_short_link(tx, due.entry_id, &due.link, page)?;
    }
    keep(tx, due, Some(outcome(lead)), None)
}

fn keep(
    tx: &mut Tx<'_>,
    due: &DueLookup,
    outcome: Option<LookupOutcome>,
    due_at: Option<DateTime<Utc>>,
) -> Result<(), DbError> {
    let tried = Tried {
        outcome,
        tries: due.tries.unwrap_or(0) + 1,
        due_at,
    };
    lookups::keep(tx.conn, due, tried, tx.now)
}

fn outcome(lead: &Lead) -> LookupOutcome {
    match lead {
        Lead::Page(_) => LookupOutcome::Page,
        Lead::Elsewhere(_) => LookupOutcome::Elsewhere,
        Lead::Nowhere => LookupOutcome::Nowhere,
        Lead::TooFar => LookupOutcome::TooFar,
        Lead::NotNow => LookupOutcome::NotNow,
    }
}
