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
const LENT: Duration = Duration::minutes(20);
/// How long one go lasts; what is left then is given back, long before it is lent to another copy.
const GO: time::Duration = time::Duration::from_secs(10 * 60);
/// How long a server may take over one letter.
const PATIENCE: time::Duration = time::Duration::from_secs(5 * 60);
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
    let take = move |conn: &mut Conn| outbox::take_due(conn, now, now + LENT, BATCH);
    let due: Vec<Letter> = app.db.write(take).await?;
    if due.is_empty() {
        return Ok(0);
    }
    if let Err(why) = app.mailer.reach().await {
        tracing::error!(
            letters = due.len(),
            "the mail server lets no letter through"
        );
        put_off(app, &due, now + HELD_UP, Some(why)).await?;
        return Ok(0);
    }
    let (mut sent, begun) = (0, time::Instant::now());
    for (at, letter) in due.iter().enumerate() {
        if begun.elapsed() > GO {
            put_off(app, &due[at..], now, None).await?;
            break;
        }
        let outcome = send(app, letter).await;
        sent += usize::from(outcome.is_ok());
        record(app, letter.clone(), outcome).await?;
    }
    Ok(sent)
}

async fn send(app: &App, letter: &Letter) -> Result<(), SendError> {
    let outgoing = outgoing(letter);
    let sent = tokio::time::timeout(PATIENCE, app.mailer.send(&outgoing));
    sent.await.unwrap_or_else(|_| {
        Err(SendError::Later(
            "the mail server takes too long".to_owned(),
        ))
    })
}

/// Gives letters back that were not tried.
async fn put_off(
    app: &App,
    letters: &[Letter],
    until: DateTime<Utc>,
    why: Option<String>,
) -> Result<(), DbError> {
    let ids: Vec<LetterId> = letters.iter().map(|letter| letter.id).collect();
    app.db
        .write(move |conn| outbox::put_off(conn, &ids, until, why.as_deref()))
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

/// `attempts` was counted up when the letter was taken, after it was read: 0 at the first try.
fn next_try(letter: &Letter, error: &SendError, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match error {
        SendError::Never(_) => None,
        SendError::Later(_) => {
            let minutes = PAUSES.get(usize::try_from(letter.attempts).unwrap_or(usize::MAX))?;
            Some(now + Duration::minutes(*minutes))
        }
    }
}
