//! Which letters are to be sent? The outbox: written with what causes them, sent by a job, kept with what became of them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::letters;
use super::types::{EntryId, LetterId, Stamp};
use super::{Conn, DbError};

/// A letter in the outbox.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// `receipt`, `returned` …
    pub kind: String,
    /// `zh-CN` or `en`.
    pub lang: String,
    /// Whom it goes to.
    pub to_address: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub body_text: String,
    /// Its HTML.
    pub body_html: String,
    /// The entry it is about.
    pub entry_id: Option<EntryId>,
    /// The same in every try, so that a letter sent twice is recognised as one.
    pub message_id: String,
    /// When it was written.
    pub created_at: Stamp,
    /// When it is tried next.
    pub due_at: Stamp,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was sent.
    pub sent_at: Option<Stamp>,
    /// When it was given up.
    pub gave_up_at: Option<Stamp>,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// A letter to be written into the outbox.
pub struct NewLetter<'a> {
    /// `receipt`, `returned` …
    pub kind: &'a str,
    /// `zh-CN` or `en`.
    pub lang: &'a str,
    /// Whom it goes to.
    pub to_address: &'a str,
    /// Its subject.
    pub subject: &'a str,
    /// Its plain text.
    pub body_text: &'a str,
    /// Its HTML.
    pub body_html: &'a str,
    /// The entry it is about.
    pub entry_id: Option<EntryId>,
    /// Unique, and stable through all tries.
    pub message_id: &'a str,
}

/// Writes a letter into the outbox.
///
/// # Errors
/// When the database fails.
pub fn enqueue(
    conn: &mut Conn,
    new: &NewLetter<'_>,
    now: DateTime<Utc>,
) -> Result<LetterId, DbError> {
    Ok(diesel::insert_into(letters::table)
        .values((
            letters::kind.eq(new.kind),
            letters::lang.eq(new.lang),
            letters::to_address.eq(new.to_address),
            letters::subject.eq(new.subject),
            letters::body_text.eq(new.body_text),
            letters::body_html.eq(new.body_html),
            letters::entry_id.eq(new.entry_id),
            letters::message_id.eq(new.message_id),
            letters::created_at.eq(Stamp::from(now)),
            letters::due_at.eq(Stamp::from(now)),
            letters::attempts.eq(0),
        ))
        .returning(letters::id)
        .get_result(conn)?)
}

/// Takes the letters that are due, oldest first, and lends them until `lent_until`: a copy of the program that
/// dies while sending leaves them to be tried again then.
///
/// # Errors
/// When the database fails.
pub fn take_due(
    conn: &mut Conn,
    now: DateTime<Utc>,
    lent_until: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<Letter>, DbError> {
    let due: Vec<Letter> = letters::table
        .filter(letters::sent_at.is_null())
        .filter(letters::gave_up_at.is_null())
        .filter(letters::due_at.le(Stamp::from(now)))
        .order((letters::due_at, letters::id))
        .limit(limit)
        .select(Letter::as_select())
        .load(conn)?;
    let ids: Vec<LetterId> = due.iter().map(|letter| letter.id).collect();
    diesel::update(letters::table.filter(letters::id.eq_any(ids)))
        .set((
            letters::due_at.eq(Stamp::from(lent_until)),
            letters::attempts.eq(letters::attempts + 1),
        ))
        .execute(conn)?;
    Ok(due)
}

/// Records that a letter was sent.
///
/// # Errors
/// When the database fails.
pub fn mark_sent(conn: &mut Conn, id: LetterId, now: DateTime<Utc>) -> Result<(), DbError> {
    let none: Option<String> = None;
    diesel::update(letters::table.find(id))
        .set((
            letters::sent_at.eq(Stamp::from(now)),
            letters::last_error.eq(none),
        ))
        .execute(conn)?;
    Ok(())
}

/// Marks every letter that waits as sent when it was written, for a past that is told after the fact.
///
/// # Errors
/// When the database fails.
pub fn mark_all_sent(conn: &mut Conn) -> Result<(), DbError> {
    let waiting = letters::table
        .filter(letters::sent_at.is_null())
        .filter(letters::gave_up_at.is_null());
    diesel::update(waiting)
        .set((
            letters::sent_at.eq(letters::created_at.nullable()),
            letters::attempts.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Records that a try failed; the letter is tried again at `again`, or given up when that is `None`.
///
/// # Errors
/// When the database fails.
pub fn mark_failed(
    conn: &mut Conn,
    id: LetterId,
    why: &str,
    again: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let letter = letters::table.find(id);
    match again {
        Some(at) => diesel::update(letter)
            .set((
                letters::due_at.eq(Stamp::from(at)),
                letters::last_error.eq(why),
            ))
            .execute(conn)?,
        None => diesel::update(letter)
            .set((
                letters::gave_up_at.eq(Stamp::from(now)),
                letters::last_error.eq(why),
            ))
            .execute(conn)?,
    };
    Ok(())
}

/// The newest letters, older than `before` where it is given.
///
/// # Errors
/// When the database fails.
pub fn newest(
    conn: &mut Conn,
    before: Option<LetterId>,
    limit: i64,
) -> Result<Vec<Letter>, DbError> {
    let mut query = letters::table
        .order(letters::id.desc())
        .limit(limit)
        .select(Letter::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(letters::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// To be sent, or tried again.
    Waiting,
    /// Sent.
    Sent,
    /// Tried for the last time, in vain.
    GivenUp,
}

impl Letter {
    /// What became of it.
    #[must_use]
    pub fn fate(&self) -> Fate {
        match (self.sent_at, self.gave_up_at) {
            (Some(_), _) => Fate::Sent,
            (None, Some(_)) => Fate::GivenUp,
            (None, None) => Fate::Waiting,
        }
    }
}

/// A page of letters, newest first: older than `before`, or (with `after`) those that come just before that one.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &mut Conn,
    fate: Option<Fate>,
    before: Option<LetterId>,
    after: Option<LetterId>,
    limit: i64,
) -> Result<Vec<Letter>, DbError> {
    let mut query = letters::table
        .limit(limit)
        .select(Letter::as_select())
        .into_boxed();
    query = match fate {
        None => query,
        Some(Fate::Sent) => query.filter(letters::sent_at.is_not_null()),
        Some(Fate::GivenUp) => query.filter(letters::gave_up_at.is_not_null()),
        Some(Fate::Waiting) => query
            .filter(letters::sent_at.is_null())
            .filter(letters::gave_up_at.is_null()),
    };
    if let Some(before) = before {
        query = query.filter(letters::id.lt(before));
    }
    let Some(after) = after else {
        return Ok(query.order(letters::id.desc()).load(conn)?);
    };
    let mut newer: Vec<Letter> = query
        .filter(letters::id.gt(after))
        .order(letters::id.asc())
        .load(conn)?;
    newer.reverse();
    Ok(newer)
}

/// The letters about an entry, oldest first.
///
/// # Errors
/// When the database fails.
pub fn about_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<Letter>, DbError> {
    Ok(letters::table
        .filter(letters::entry_id.eq(entry))
        .order(letters::id)
        .select(Letter::as_select())
        .load(conn)?)
}

/// Everybody who was invited: address, the letter's language, and when; oldest first.
///
/// # Errors
/// When the database fails.
pub fn invitations(conn: &mut Conn) -> Result<Vec<(String, String, Stamp)>, DbError> {
    Ok(letters::table
        .filter(letters::kind.eq("invitation"))
        .order(letters::id)
        .select((letters::to_address, letters::lang, letters::created_at))
        .load(conn)?)
}

/// Lets a letter that was given up be tried from the beginning.
///
/// # Errors
/// When the database fails.
pub fn try_again(conn: &mut Conn, id: LetterId, now: DateTime<Utc>) -> Result<(), DbError> {
    let never: Option<Stamp> = None;
    let given_up = letters::table
        .find(id)
        .filter(letters::gave_up_at.is_not_null());
    diesel::update(given_up)
        .set((
            letters::gave_up_at.eq(never),
            letters::due_at.eq(Stamp::from(now)),
            letters::attempts.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// One letter.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: LetterId) -> Result<Letter, DbError> {
    Ok(letters::table
        .find(id)
        .select(Letter::as_select())
        .first(conn)?)
}

/// How many letters wait, and how many were given up.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut Conn) -> Result<(i64, i64), DbError> {
    let unsent = letters::table.filter(letters::sent_at.is_null());
    let waiting = unsent
        .filter(letters::gave_up_at.is_null())
        .count()
        .get_result(conn)?;
    let given_up = letters::table
        .filter(letters::gave_up_at.is_not_null())
        .count()
        .get_result(conn)?;
    Ok((waiting, given_up))
}
