//! Sends the letters of the outbox that are due.
//!
//! A letter is lent for a while, sent, then marked. A program that dies between sending and marking sends it again
//! later, under the same Message-ID: at least once, never silently lost. A server that lets nobody in holds up all
//! letters and is no fault of any.

use std::time;

use chrono::{DateTime, Duration, Utc};

use crate::app::App;
use crate::db::outbox::{self, Letter};
use crate::db::types::LetterId;
use crate::db::{Conn, DbError};
use crate::mail::send::{Outgoing, SendError};

/// Letters taken in one go.
const BATCH: i64 = 50;
/// How long a letter is lent to the copy of the program that sends it.
const LENT: Duration = Duration::minutes(30);
/// How long one go lasts: what is left then is given back. With the longest that a server may take over one letter, a go
/// ends before its letters are lent to another copy.
const GO: time::Duration = time::Duration::from_secs(10 * 60);
/// How long a server that lets nobody in is left alone.
const HELD_UP: Duration = Duration::minutes(5);
/// Minutes until the next try, by how many failed; after the last the letter is given up.
const PAUSES: [i64; 7] = [1, 5, 15, 60, 240, 720, 1440];

/// Sends what is due; the answer is how many letters left.
///
/// # Errors
/// When the database fails.
pub async fn send_letters(app: &App) -> anyhow::Result<usize> {
    let now = app.now();
    if app.mailer.is_paused(now) {
        return Ok(0);
    }
    let until = now + LENT;
    let take = move |conn: &mut Conn| outbox::take_due(conn, now, until, BATCH);
    let due: Vec<Letter> = app.db.write(take).await?;
    if due.is_empty() || !is_let_in(app, &due, until).await? {
        return Ok(0);
    }
    let (mut sent, begun) = (0, time::Instant::now());
    for (at, letter) in due.iter().enumerate() {
        if begun.elapsed() > GO {
            put_off(app, &due[at..], until, now, None).await?;
            break;
        }
        let id = letter.id;
        let begin = move |conn: &mut Conn| outbox::begin_try(conn, id);
        app.db.write(begin).await?;
        let outcome = app.mailer.send(&outgoing(letter)).await;
        // a server that turns us away in the middle refuses no letter
        if outcome.is_err() && !is_let_in(app, &due[at..], until).await? {
            break;
        }
        sent += usize::from(outcome.is_ok());
        record(app, letter.clone(), outcome).await?;
    }
    Ok(sent)
}

/// Whether the server lets letters through; where it does not, these wait and it is left alone for a while.
async fn is_let_in(app: &App, letters: &[Letter], lent: DateTime<Utc>) -> Result<bool, DbError> {
    let Err(why) = app.mailer.reach().await else {
        return Ok(true);
    };
    tracing::error!(
        letters = letters.len(),
        "the mail server lets no letter through"
    );
    let until = app.now() + HELD_UP;
    app.mailer.rest_until(until);
    put_off(app, letters, lent, until, Some(why)).await?;
    Ok(false)
}

/// Gives letters back that are lent until an instant; that was no try of theirs.
async fn put_off(
    app: &App,
    letters: &[Letter],
    lent: DateTime<Utc>,
    until: DateTime<Utc>,
    why: Option<String>,
) -> Result<(), DbError> {
    let tries: Vec<(LetterId, i32)> = letters
        .iter()
        .map(|letter| (letter.id, letter.attempts))
        .collect();
    app.db
        .write(move |conn| outbox::put_off(conn, &tries, lent, until, why.as_deref()))
        .await
}

fn outgoing(letter: &Letter) -> Outgoing {
    Outgoing {
        to: letter.to_address.clone(),
        subject: letter.subject.clone(),
        text: letter.body_text.clone(),
        html: letter.body_html.clone(),
        message_id: letter.message_id.clone(),
        in_reply_to: letter.in_reply_to.clone(),
        written_at: letter.created_at.utc(),
    }
}

async fn record(app: &App, letter: Letter, outcome: Result<(), SendError>) -> Result<(), DbError> {
    let now = app.now();
    let write = move |conn: &mut Conn| match &outcome {
        Ok(()) => outbox::mark_sent(conn, letter.id, now),
        Err(error) => {
            let again = next_try(&letter, error, now);
            if again.is_none() {
                // what the server says may hold an address, and stands at the desk
                tracing::error!(letter = %letter.id, kind = letter.kind, "a letter was given up");
            }
            outbox::mark_failed(conn, letter.id, &error.to_string(), again, now)
        }
    };
    app.db.write(write).await
}

/// `attempts` is counted up when a try begins, after the letter was read: 0 at the first try.
fn next_try(letter: &Letter, error: &SendError, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match error {
        SendError::Never(_) => None,
        SendError::Later(_) => {
            let minutes = PAUSES.get(usize::try_from(letter.attempts).unwrap_or(usize::MAX))?;
            Some(now + Duration::minutes(*minutes))
        }
    }
}
