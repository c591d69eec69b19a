//! The mailboxes from which messages are fetched: which copy of the program uses each, how the last tries went, and
//! which messages were seen there.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::{mailboxes, messages, sightings};
use crate::db::types::{MailboxId, MessageId, Stamp};
use crate::db::{Conn, DbError, on_either};

/// A mailbox and how the last tries went.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = mailboxes)]
pub struct Mailbox {
    /// Its id.
    pub id: MailboxId,
    /// User and server.
    pub name: String,
    /// Hash of user, password and server. A new password gives a new hash, so that earlier refusals no longer count.
    pub account_mark: String,
    /// The copy of the program that is fetching from it.
    pub holder: Option<String>,
    /// Until when no other copy may fetch from it.
    pub held_until: Option<Stamp>,
    /// How many sign-ins in a row were refused.
    pub refusals: i32,
    /// How many fetches in a row failed for other reasons.
    pub failures: i32,
    /// Until when no fetch is tried.
    pub free_at: Option<Stamp>,
    /// The error of the last try; `None` after a success.
    pub last_error: Option<String>,
    /// When it was tried last.
    pub last_try: Option<Stamp>,
    /// When a fetch was last completed.
    pub last_contact: Option<Stamp>,
    /// The messages that were left in the mailbox because they could not be imported, with the reasons: JSON.
    pub left_letters: String,
}

/// The mailbox with this name, added if it is missing. A new password resets the failures of the old one.
pub fn open(conn: &mut Conn, name: &str, account_mark: &str) -> Result<Mailbox, DbError> {
    let found = named(conn, name)?;
    let mark = mailboxes::account_mark.eq(account_mark);
    let no_news = (
        mailboxes::refusals.eq(0),
        mailboxes::failures.eq(0),
        mailboxes::free_at.eq(None::<Stamp>),
    );
    let id: MailboxId = match found {
        Some(mailbox) if mailbox.account_mark == account_mark => return Ok(mailbox),
        Some(mailbox) => {
            diesel::update(mailboxes::table.find(mailbox.id))
                .set((mark, no_news))
                .execute(conn)?;
            mailbox.id
        }
        None => diesel::insert_into(mailboxes::table)
            .values((mailboxes::name.eq(name), mark, no_news))
            .returning(mailboxes::id)
            .get_result(conn)?,
    };
    let opened = mailboxes::table.find(id);
    Ok(opened.select(Mailbox::as_select()).first(conn)?)
}

/// The mailbox with this name; `None` before the first fetch.
pub fn named(conn: &mut Conn, name: &str) -> Result<Option<Mailbox>, DbError> {
    let found = mailboxes::table.filter(mailboxes::name.eq(name));
    Ok(found.select(Mailbox::as_select()).first(conn).optional()?)
}

/// Reserves the mailbox for `holder` until an instant; false when another copy has it.
pub fn hold(
    conn: &mut Conn,
    id: MailboxId,
    holder: &str,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, DbError> {
    let is_ours = mailboxes::holder.eq(holder);
    let is_free = mailboxes::held_until
        .is_null()
        .or(mailboxes::held_until.le(Stamp::from(now)));
    let held = diesel::update(
        mailboxes::table
            .find(id)
            .filter(is_ours.or(is_free).or(mailboxes::holder.is_null())),
    )
    .set((
        mailboxes::holder.eq(holder),
        mailboxes::held_until.eq(Stamp::from(until)),
    ))
    .execute(conn)?;
    Ok(held == 1)
}

/// Gives the mailbox back.
pub fn give_back(conn: &mut Conn, id: MailboxId, holder: &str) -> Result<(), DbError> {
    diesel::update(
        mailboxes::table
            .find(id)
            .filter(mailboxes::holder.eq(holder)),
    )
    .set((
        mailboxes::holder.eq(None::<String>),
        mailboxes::held_until.eq(None::<Stamp>),
    ))
    .execute(conn)?;
    Ok(())
}

/// The outcome of a try to fetch.
#[derive(Debug, Clone)]
pub struct FetchOutcome {
    /// How many sign-ins in a row were refused, this one included.
    pub refusals: i32,
    /// How many fetches in a row failed for other reasons.
    pub failures: i32,
    /// Until when no fetch is tried.
    pub free_at: DateTime<Utc>,
    /// The error; `None` when the fetch was completed.
    pub error: Option<String>,
    /// The messages that were left in the mailbox: JSON; `None` when the fetch was not completed.
    pub left_letters: Option<String>,
}

/// Stores how a try went.
pub fn record(
    conn: &mut Conn,
    id: MailboxId,
    tried: &FetchOutcome,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let now = Stamp::from(now);
    diesel::update(mailboxes::table.find(id))
        .set((
            mailboxes::refusals.eq(tried.refusals),
            mailboxes::failures.eq(tried.failures),
            mailboxes::free_at.eq(Stamp::from(tried.free_at)),
            mailboxes::last_error.eq(&tried.error),
            tried
                .left_letters
                .as_ref()
                .map(|left| mailboxes::left_letters.eq(left)),
            mailboxes::last_try.eq(now),
        ))
        .execute(conn)?;
    if tried.refusals + tried.failures == 0 {
        diesel::update(mailboxes::table.find(id))
            .set(mailboxes::last_contact.eq(now))
            .execute(conn)?;
    }
    Ok(())
}

/// The UIDs seen in a folder.
pub fn seen(
    conn: &mut Conn,
    id: MailboxId,
    folder: &str,
    uid_validity: u32,
) -> Result<Vec<u32>, DbError> {
    let seen = sightings::table
        .filter(sightings::mailbox_id.eq(id))
        .filter(sightings::folder.eq(folder))
        .filter(sightings::uid_validity.eq(i64::from(uid_validity)));
    let uids: Vec<i64> = seen.select(sightings::uid).load(conn)?;
    Ok(uids
        .into_iter()
        .filter_map(|uid| u32::try_from(uid).ok())
        .collect())
}

/// The place of a message in a mailbox.
#[derive(Debug, Clone)]
pub struct Sighting {
    /// The mailbox.
    pub mailbox_id: MailboxId,
    /// The folder, as the server writes it.
    pub folder: String,
    /// The folder's UIDVALIDITY.
    pub uid_validity: u32,
    /// The message's UID.
    pub uid: u32,
}

/// Stores that a message was seen in a place. Seeing it there again changes nothing.
pub fn see(
    conn: &mut Conn,
    sighting: &Sighting,
    message: MessageId,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let sha256 = messages::table.find(message).select(messages::sha256);
    let sha256: String = sha256.first(conn)?;
    let row = (
        sightings::mailbox_id.eq(sighting.mailbox_id),
        sightings::folder.eq(&sighting.folder),
        sightings::uid_validity.eq(i64::from(sighting.uid_validity)),
        sightings::uid.eq(i64::from(sighting.uid)),
        sightings::sha256.eq(sha256),
        sightings::seen_at.eq(Stamp::from(now)),
    );
    on_either!(conn, conn => diesel::insert_into(sightings::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}
