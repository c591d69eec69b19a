//! The outbox. The transaction that causes a letter writes it here, a job sends it, and it is kept with its state.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::contest::language::Lang;
use crate::db::schema::letters;
use crate::db::types::{EntryId, LetterId, MessageId, Stamp, StoredLang};
use crate::db::{Conn, DbError};

/// A letter in the outbox.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct OutboxLetter {
    /// Its id.
    pub id: LetterId,
    /// The kind of letter: `receipt`, `returned` …
    pub kind: String,
    /// Its language.
    pub lang: StoredLang,
    /// The recipient's address.
    pub to_address: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub body_text: String,
    /// Its HTML.
    pub body_html: String,
    /// The entry it is about.
    pub entry_id: Option<EntryId>,
    /// Its Message-ID: the same for every try, so that a letter sent twice is recognised as one.
    pub message_id: String,
    /// When it was written.
    pub created_at: Stamp,
    /// When it is due for the next try.
    pub due_at: Stamp,
    /// How many times it was tried.
    pub attempts: i32,
    /// When it was sent.
    pub sent_at: Option<Stamp>,
    /// When it was given up.
    pub gave_up_at: Option<Stamp>,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// The Message-ID to which it replies, with brackets.
    pub in_reply_to: Option<String>,
    /// The links whose marks the text and the HTML hold, as JSON; `None`: an older version wrote them into the text.
    pub links: Option<String>,
}

/// A letter to write into the outbox.
pub struct NewLetter<'a> {
    /// The kind of letter: `receipt`, `returned` …
    pub kind: &'a str,
    /// Its language.
    pub lang: Lang,
    /// The recipient's address.
    pub to_address: &'a str,
    /// Its subject.
    pub subject: &'a str,
    /// Its plain text.
    pub body_text: &'a str,
    /// Its HTML.
    pub body_html: &'a str,
    /// The links whose marks the text and the HTML hold, as JSON.
    pub links: &'a str,
    /// The entry it is about.
    pub entry_id: Option<EntryId>,
    /// Its Message-ID: unique, and the same for every try.
    pub message_id: &'a str,
    /// The message to which the letter replies, with that message's own Message-ID.
    pub answers: Option<(MessageId, Option<&'a str>)>,
}

/// Writes a letter into the outbox.
pub fn enqueue(
    conn: &mut Conn,
    new: &NewLetter<'_>,
    now: DateTime<Utc>,
) -> Result<LetterId, DbError> {
    Ok(diesel::insert_into(letters::table)
        .values((
            letters::kind.eq(new.kind),
            letters::lang.eq(StoredLang(new.lang)),
            letters::to_address.eq(new.to_address),
            letters::subject.eq(new.subject),
            letters::body_text.eq(new.body_text),
            letters::body_html.eq(new.body_html),
            letters::links.eq(new.links),
            letters::entry_id.eq(new.entry_id),
            letters::message_id.eq(new.message_id),
            letters::created_at.eq(Stamp::from(now)),
            letters::due_at.eq(Stamp::from(now)),
            letters::attempts.eq(0),
            letters::about_message.eq(new.answers.map(|(id, _)| id)),
            letters::in_reply_to.eq(new.answers.and_then(|(_, name)| name)),
        ))
        .returning(letters::id)
        .get_result(conn)?)
}

/// The entry and the message that a letter is about.
pub type About = (Option<EntryId>, Option<MessageId>);

/// Whether a letter with this Message-ID exists already.
pub fn is_written(conn: &mut Conn, message_id: &str) -> Result<bool, DbError> {
    let found = letters::table.filter(letters::message_id.eq(message_id));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(conn)?)
}

/// The entry and the message that a letter is about: the newest letter with one of these Message-IDs, which are given
/// without brackets and domain.
pub fn subject_of(conn: &mut Conn, message_ids: &[String]) -> Result<Option<About>, DbError> {
    Ok(letters::table
        .filter(letters::message_id.eq_any(message_ids))
        .order(letters::id.desc())
        .select((letters::entry_id, letters::about_message))
        .first(conn)
        .optional()?)
}

/// The letters that are due, oldest first. They are reserved until `lent_until`: if the program dies while sending,
/// they are due again then.
pub fn take_due(
    conn: &mut Conn,
    now: DateTime<Utc>,
    lent_until: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<OutboxLetter>, DbError> {
    let due: Vec<OutboxLetter> = letters::table
        .filter(letters::sent_at.is_null())
        .filter(letters::gave_up_at.is_null())
        .filter(letters::due_at.le(Stamp::from(now)))
        .order((letters::due_at, letters::id))
        .limit(limit)
        .select(OutboxLetter::as_select())
        .load(conn)?;
    let ids: Vec<LetterId> = due.iter().map(|letter| letter.id).collect();
    diesel::update(letters::table.filter(letters::id.eq_any(ids)))
        .set(letters::due_at.eq(Stamp::from(lent_until)))
        .execute(conn)?;
    Ok(due)
}

/// Counts a try before it begins, so that a try during which the program crashes counts too.
pub fn begin_try(conn: &mut Conn, id: LetterId) -> Result<(), DbError> {
    diesel::update(letters::table.find(id))
        .set(letters::attempts.eq(letters::attempts + 1))
        .execute(conn)?;
    Ok(())
}

/// Gives reserved letters back: they become due at `due_at`, with the given numbers of tries. A letter that another
/// copy of the program has reserved meanwhile stays unchanged.
pub fn put_off(
    conn: &mut Conn,
    tries: &[(LetterId, i32)],
    lent: DateTime<Utc>,
    due_at: DateTime<Utc>,
    why: Option<&str>,
) -> Result<(), DbError> {
    for (id, attempts) in tries {
        let ours = letters::table
            .find(*id)
            .filter(letters::sent_at.is_null())
            .filter(letters::due_at.eq(Stamp::from(lent)));
        diesel::update(ours)
            .set((
                letters::due_at.eq(Stamp::from(due_at)),
                letters::attempts.eq(*attempts),
                why.map(|why| letters::last_error.eq(why)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Letters of an older version, with their links in the text, oldest first. A one-time link in a letter that waits is
/// known from nowhere else, so an invitation is left alone until it was sent.
pub fn with_links_in_the_text(conn: &mut Conn, limit: i64) -> Result<Vec<OutboxLetter>, DbError> {
    let is_sent = letters::sent_at.is_not_null();
    Ok(letters::table
        .filter(letters::links.is_null())
        .filter(is_sent.or(letters::kind.ne("invitation")))
        .order(letters::id)
        .limit(limit)
        .select(OutboxLetter::as_select())
        .load(conn)?)
}

/// Stores a letter's text, HTML and links anew.
pub fn rewrite(
    conn: &mut Conn,
    id: LetterId,
    text: &str,
    html: &str,
    links: &str,
) -> Result<(), DbError> {
    diesel::update(letters::table.find(id))
        .set((
            letters::body_text.eq(text),
            letters::body_html.eq(html),
            letters::links.eq(links),
        ))
        .execute(conn)?;
    Ok(())
}

/// Records that a letter was sent.
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

/// Marks every waiting letter as sent at the time it was written. The demonstration uses this for its past.
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

/// Records that a try failed; the letter is tried again at `again`, or given up when that is `None`. A letter that
/// another copy of the program has sent meanwhile stays sent.
pub fn mark_failed(
    conn: &mut Conn,
    id: LetterId,
    why: &str,
    again: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let letter = letters::table.find(id).filter(letters::sent_at.is_null());
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

/// Makes a letter that was given up due again, with a full number of tries.
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
