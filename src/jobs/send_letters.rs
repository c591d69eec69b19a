//! Sends the letters of the outbox that are due.
//!
//! A letter is reserved by one copy of the program, sent, then marked as sent. If the program dies between sending and
//! marking, the letter is sent again later under the same Message-ID: at least once, never silently lost. While the
//! server accepts no connection, all letters wait, and this does not count as a try. A program that is asked to stop
//! finishes the letter on its way and returns the others.

use std::time;

use chrono::{DateTime, Duration, Utc};

use crate::actions::letter_links;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::DbError;
use crate::db::mail::outbox::{self, OutboxLetter};
use crate::db::types::LetterId;
use crate::mail::send::{Outgoing, SendError};

/// The most letters taken in one run.
const BATCH: i64 = 50;
/// How long a letter is reserved for the copy of the program that sends it.
const LENT: Duration = Duration::minutes(30);
/// How long one run lasts; letters that are left then are given back. Even if a server takes the longest allowed time
/// for one letter, a run ends before another copy can take its letters.
const LONGEST_RUN: time::Duration = time::Duration::from_secs(10 * 60);
/// The pause before the next connection to a server that accepted none.
const SERVER_PAUSE: Duration = Duration::minutes(5);
/// Minutes until the next try, by the number of failed tries; after the last try the letter is given up.
const PAUSES: [i64; 7] = [1, 5, 15, 60, 240, 720, 1440];

/// Sends the letters that are due and returns how many were sent.
pub async fn send_letters(app: &App) -> anyhow::Result<usize> {
    let now = app.now();
    if app.mailer.is_paused(now) {
        return Ok(0);
    }
    let until = now + LENT;
    let take = move |tx: &mut Tx<'_>| outbox::take_due(tx.conn, now, until, BATCH);
    let due: Vec<OutboxLetter> = app.write(now, take).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let is_let_in = is_let_in(app, &due, until);
    let Some(is_let_in) = app.stopping.unless_begun(is_let_in).await else {
        put_off(app, &due, until, now, None).await?;
        return Ok(0);
    };
    match is_let_in? {
        true => send_all(app, &due, until, now).await,
        false => Ok(0),
    }
}

/// Sends letters that are lent until `until`; returns how many were sent.
async fn send_all(
    app: &App,
    due: &[OutboxLetter],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> anyhow::Result<usize> {
    let (mut sent, begun) = (0, time::Instant::now());
    for (at, letter) in due.iter().enumerate() {
        if begun.elapsed() > LONGEST_RUN || app.stopping.has_begun() {
            put_off(app, &due[at..], until, now, None).await?;
            break;
        }
        let id = letter.id;
        let begin = move |tx: &mut Tx<'_>| outbox::begin_try(tx.conn, id);
        app.write(app.now(), begin).await?;
        let outcome = match outgoing(app, letter) {
            Ok(outgoing) => app.stopping.finish(app.mailer.send(&outgoing)).await,
            Err(error) => Some(Err(SendError::Never(error.to_string()))),
        };
        let Some(outcome) = outcome else {
            tracing::warn!("a letter is cut short, and sent again later under the same Message-ID");
            put_off(app, &due[at + 1..], until, now, None).await?;
            break;
        };
        // an unreachable server is not a failed try of this letter
        if outcome.is_err() && !is_let_in(app, &due[at..], until).await? {
            break;
        }
        sent += usize::from(outcome.is_ok());
        record(app, letter.clone(), outcome).await?;
    }
    Ok(sent)
}

/// Whether the server accepts a connection; otherwise these letters wait before the server is tried again.
async fn is_let_in(
    app: &App,
    letters: &[OutboxLetter],
    lent: DateTime<Utc>,
) -> Result<bool, DbError> {
    let Err(why) = app.mailer.reach().await else {
        return Ok(true);
    };
    tracing::error!(
        letters = letters.len(),
        "the mail server lets no letter through"
    );
    let until = app.now() + SERVER_PAUSE;
    app.mailer.rest_until(until);
    put_off(app, letters, lent, until, Some(why)).await?;
    Ok(false)
}

/// Gives back letters that are reserved until `lent`, with their earlier numbers of tries.
async fn put_off(
    app: &App,
    letters: &[OutboxLetter],
    lent: DateTime<Utc>,
    until: DateTime<Utc>,
    why: Option<String>,
) -> Result<(), DbError> {
    let tries: Vec<(LetterId, i32)> = letters
        .iter()
        .map(|letter| (letter.id, letter.attempts))
        .collect();
    let put_off =
        move |tx: &mut Tx<'_>| outbox::put_off(tx.conn, &tries, lent, until, why.as_deref());
    app.write(app.now(), put_off).await
}

/// The letter with its links put in.
fn outgoing(app: &App, letter: &OutboxLetter) -> Result<Outgoing, DbError> {
    let written = letter_links::written(letter)?.with_links(&app.links);
    Ok(Outgoing {
        to: letter.to_address.clone(),
        subject: written.subject,
        text: written.text,
        html: written.html,
        message_id: letter.message_id.clone(),
        in_reply_to: letter.in_reply_to.clone(),
        written_at: letter.created_at.utc(),
    })
}

async fn record(
    app: &App,
    letter: OutboxLetter,
    outcome: Result<(), SendError>,
) -> Result<(), DbError> {
    let write = move |tx: &mut Tx<'_>| match &outcome {
        Ok(()) => {
            letter_links::forget_links(tx, &letter)?;
            outbox::mark_sent(tx.conn, letter.id, tx.now)
        }
        Err(error) => {
            let again = next_try(&letter, error, tx.now);
            if again.is_none() {
                // the error itself is not logged, since a server's text may contain an address; the organizers' page
                // shows it
                tracing::error!(letter = %letter.id, kind = letter.kind, "a letter was given up");
            }
            outbox::mark_failed(tx.conn, letter.id, &error.to_string(), again, tx.now)
        }
    };
    app.write(app.now(), write).await
}

/// The instant of the next try. The letter was read before its `attempts` counted this try, so they are 0 at the first
/// try.
fn next_try(letter: &OutboxLetter, error: &SendError, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match error {
        SendError::Never(_) => None,
        SendError::Later(_) => {
            let minutes = PAUSES.get(usize::try_from(letter.attempts).unwrap_or(usize::MAX))?;
            Some(now + Duration::minutes(*minutes))
        }
    }
}
