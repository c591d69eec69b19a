//! Holds: entries that are not judged for a while because their link does not play. Each entry has at most one open
//! hold.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::contests::{self, Round};
use super::entries::Entry;
use super::schema::{accounts, candidates, entries, hold_offers, holds};
use super::types::{AccountId, EntryId, HoldId, RoundId, Stamp, StoredChannel, StoredHoldOutcome};
use super::{Conn, DbError};
use crate::contest::entry::Channel;
use crate::contest::hold::HoldOutcome;

/// A hold, open or ended.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = holds)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// The entry.
    pub entry_id: EntryId,
    /// The organizer or judge who began it; `None` when the daily link check did.
    pub account_id: Option<AccountId>,
    /// The person's note, or the HTTP status from the daily check.
    pub note: String,
    /// When it began.
    pub held_at: Stamp,
    /// The deadline for repairing the link.
    pub due_at: Stamp,
    /// When it ended.
    pub resolved_at: Option<Stamp>,
    /// The organizer who ended it; `None` when the contestant did.
    pub resolved_by: Option<AccountId>,
    /// How it ended; `None` while it is open.
    pub outcome: Option<StoredHoldOutcome>,
    /// The organizer's own words.
    pub resolve_note: Option<String>,
    /// The round that the entry was left out of because its link was not repaired in time.
    pub round_id: Option<RoundId>,
}

impl Hold {
    /// Whether the deadline for repairing the link has passed.
    #[must_use]
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.due_at.utc() <= now
    }
}

/// Begins a hold.
///
/// # Errors
/// A violated unique constraint when the entry is already on hold.
pub fn put(
    conn: &mut Conn,
    entry: EntryId,
    by: Option<AccountId>,
    note: &str,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(holds::table)
        .values((
            holds::entry_id.eq(entry),
            holds::account_id.eq(by),
            holds::note.eq(note),
            holds::held_at.eq(Stamp::from(now)),
            holds::due_at.eq(Stamp::from(due_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The end of a hold, to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Ending<'a> {
    /// How the hold ended.
    pub outcome: HoldOutcome,
    /// The organizer who ended it; `None` when the contestant did.
    pub by: Option<AccountId>,
    /// The organizer's own words.
    pub note: &'a str,
    /// The round that the entry is left out of.
    pub round: Option<RoundId>,
}

impl Ending<'_> {
    /// The end of a hold by its contestant.
    #[must_use]
    pub fn by_contestant(outcome: HoldOutcome) -> Self {
        Self {
            outcome,
            by: None,
            note: "",
            round: None,
        }
    }
}

/// Ends the open hold of an entry; does nothing when there is none.
pub fn resolve(
    conn: &mut Conn,
    entry: EntryId,
    ending: Ending<'_>,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let open = holds::table
        .filter(holds::entry_id.eq(entry))
        .filter(holds::resolved_at.is_null());
    diesel::update(open)
        .set((
            holds::resolved_at.eq(Stamp::from(now)),
            holds::resolved_by.eq(ending.by),
            holds::outcome.eq(StoredHoldOutcome(ending.outcome)),
            holds::resolve_note.eq(ending.note),
            holds::round_id.eq(ending.round),
        ))
        .execute(conn)?;
    Ok(())
}

/// The open hold of an entry.
pub fn open_of(conn: &mut Conn, entry: EntryId) -> Result<Option<Hold>, DbError> {
    Ok(holds::table
        .filter(holds::entry_id.eq(entry))
        .filter(holds::resolved_at.is_null())
        .select(Hold::as_select())
        .first(conn)
        .optional()?)
}

/// All holds of an entry, oldest first.
pub fn of_entry(conn: &mut Conn, entry: EntryId) -> Result<Vec<Hold>, DbError> {
    Ok(holds::table
        .filter(holds::entry_id.eq(entry))
        .order(holds::id)
        .select(Hold::as_select())
        .load(conn)?)
}

/// The open holds after this one with their entries, oldest first.
pub fn open(conn: &mut Conn, after: HoldId, limit: i64) -> Result<Vec<(Hold, Entry)>, DbError> {
    Ok(holds::table
        .inner_join(entries::table)
        .filter(holds::resolved_at.is_null())
        .filter(holds::id.gt(after))
        .order(holds::id)
        .limit(limit)
        .select((Hold::as_select(), Entry::as_select()))
        .load(conn)?)
}

/// How many holds are open.
pub fn count_open(conn: &mut Conn) -> Result<i64, DbError> {
    let open = holds::table.filter(holds::resolved_at.is_null());
    Ok(open.count().get_result(conn)?)
}

/// How many open holds wait for an organizer: the deadline has passed, the contestant gave another link, or the post is
/// on the contest's own account.
pub fn count_to_resolve(conn: &mut Conn, now: DateTime<Utc>) -> Result<i64, DbError> {
    let offered = hold_offers::table.filter(hold_offers::hold_id.eq(holds::id));
    let by_mail = entries::table.filter(entries::channel.eq(StoredChannel(Channel::Mail)));
    let own = by_mail.select(entries::id);
    let to_resolve = holds::table.filter(holds::resolved_at.is_null()).filter(
        holds::due_at
            .le(Stamp::from(now))
            .or(diesel::dsl::exists(offered))
            .or(holds::entry_id.eq_any(own)),
    );
    Ok(to_resolve.count().get_result(conn)?)
}

/// The names of the people who began or ended these holds.
pub fn people(conn: &mut Conn, of: &[Hold]) -> Result<HashMap<AccountId, String>, DbError> {
    let ids: Vec<AccountId> = of
        .iter()
        .flat_map(|hold| [hold.account_id, hold.resolved_by])
        .flatten()
        .collect();
    let found = accounts::table.filter(accounts::id.eq_any(ids));
    let rows: Vec<(AccountId, String)> = found.select((accounts::id, accounts::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Stores a link that the contestant gave and that may lead to another video.
pub fn offer(conn: &mut Conn, hold: HoldId, link: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::insert_into(hold_offers::table)
        .values((
            hold_offers::hold_id.eq(hold),
            hold_offers::link.eq(link),
            hold_offers::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The newest link that the contestant gave for each of these holds, and when.
pub fn offers(conn: &mut Conn, of: &[HoldId]) -> Result<HashMap<HoldId, (String, Stamp)>, DbError> {
    let rows: Vec<(HoldId, String, Stamp)> = hold_offers::table
        .filter(hold_offers::hold_id.eq_any(of))
        .order(hold_offers::id)
        .select((hold_offers::hold_id, hold_offers::link, hold_offers::at))
        .load(conn)?;
    // a newer link replaces an older one
    let newest = rows.into_iter().map(|(hold, link, at)| (hold, (link, at)));
    Ok(newest.collect())
}

/// The entries that are on hold or left out, by round: nobody screens or scores them, and no round waits for them.
#[derive(Debug, Clone, Default)]
pub struct OnHold {
    under_way: HashSet<RoundId>,
    hold: HashSet<EntryId>,
    left_out: HashSet<(RoundId, EntryId)>,
}

impl OnHold {
    /// Whether an entry is on hold in a round, or left out of it.
    #[must_use]
    pub fn has(&self, round: RoundId, entry: EntryId) -> bool {
        self.is_left_out(round, entry)
            || (self.under_way.contains(&round) && self.hold.contains(&entry))
    }

    /// Whether an entry was left out of a round.
    #[must_use]
    pub fn is_left_out(&self, round: RoundId, entry: EntryId) -> bool {
        self.left_out.contains(&(round, entry))
    }

    /// All entries that are on hold in a round, or left out of it.
    #[must_use]
    pub fn of(&self, round: RoundId) -> Vec<EntryId> {
        let left_out = self.left_out.iter().filter(|(of, _)| *of == round);
        let mut all: HashSet<EntryId> = left_out.map(|(_, entry)| *entry).collect();
        if self.under_way.contains(&round) {
            all.extend(&self.hold);
        }
        all.into_iter().collect()
    }
}

/// Reads which entries are on hold (in the rounds that are being screened or scored), and which were left out.
pub fn on_hold(conn: &mut Conn) -> Result<OnHold, DbError> {
    let under_way = contests::rounds(conn)?
        .into_iter()
        .filter(|round| round.stage.flags().needs_videos());
    let under_way = under_way.map(|round| round.id).collect();
    let hold: Vec<EntryId> = holds::table
        .filter(holds::resolved_at.is_null())
        .select(holds::entry_id)
        .load(conn)?;
    let left_out: Vec<(Option<RoundId>, EntryId)> = holds::table
        .filter(holds::round_id.is_not_null())
        .select((holds::round_id, holds::entry_id))
        .load(conn)?;
    let left_out = left_out
        .into_iter()
        .filter_map(|(round, entry)| Some((round?, entry)));
    Ok(OnHold {
        under_way,
        hold: hold.into_iter().collect(),
        left_out: left_out.collect(),
    })
}

/// The round that needs an entry's video: its month while that takes entries, else the round in which it is screened or
/// scored. `None` when there is no such round.
pub fn round_of(conn: &mut Conn, entry: &Entry) -> Result<Option<Round>, DbError> {
    let rows: Vec<(RoundId, bool)> = candidates::table
        .filter(candidates::entry_id.eq(entry.id))
        .select((candidates::round_id, candidates::shortlisted))
        .load(conn)?;
    let on_hold = on_hold(conn)?;
    let asks = |round: &Round| {
        let flags = round.stage.flags();
        (flags.gathers && entry.round_id == Some(round.id))
            || (flags.screens && rows.iter().any(|(of, _)| *of == round.id))
            || (flags.scores && rows.contains(&(round.id, true)))
    };
    let mut rounds = contests::rounds(conn)?.into_iter();
    Ok(rounds.find(|round| asks(round) && !on_hold.is_left_out(round.id, entry.id)))
}
