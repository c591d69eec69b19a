//! Sends the letters of the outbox that are due.
//!
//! A letter is lent for a while, sent, then marked. A program that dies between sending and marking sends it again
//! later, under the same Message-ID: at least once, never silently lost.

use chrono::{DateTime, Duration, Utc};

use crate::app::App;
use crate::db::outbox::{self, Letter};
use crate::db::{Conn, DbError};
use crate::mail::send::{Outgoing, SendError};

/// Letters taken in one go.
const BATCH: i64 = 50;
/// How long a letter is lent to the copy of the program that sends it.
const LENT: Duration = Duration::minutes(10);
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
    let mut sent = 0;
    for letter in due {
        let outcome = app.mailer.send(&outgoing(&letter)).await;
        sent += usize::from(outcome.is_ok());
        record(app, letter, outcome).await?;
    }
    Ok(sent)
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
                tracing::error!(letter = %letter.id, kind = letter.kind, %error, "a letter was given up");
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
