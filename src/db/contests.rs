//! The contest's stored definitions, from first to newest, and its rounds with their stages.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{definitions, round_steps, rounds};
use super::types::{AccountId, RoundId, Stamp, StoredStage};
use super::{Conn, DbError, on_either};
use crate::contest::round::{Publication, RoundKey, Stage};

/// A round as stored.
#[derive(Debug, Clone)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Its key: `m01` …
    pub key: RoundKey,
    /// Its stage.
    pub stage: Stage,
    /// The seed from which the judges' assignments are drawn; `None` before the jury begins.
    pub seed: Option<String>,
    /// When its list of winners was published.
    pub published_at: Option<Stamp>,
    /// When its publicity period ends.
    pub publicity_ends_at: Option<Stamp>,
}

impl Round {
    /// The parts that decide its public status.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication {
            key: self.key,
            stage: self.stage,
            published_at: self.published_at.map(Stamp::utc),
            ends_at: self.publicity_ends_at.map(Stamp::utc),
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = rounds)]
pub(in crate::db) struct RoundRow {
    id: RoundId,
    key: String,
    stage: StoredStage,
    seed: Option<String>,
    published_at: Option<Stamp>,
    publicity_ends_at: Option<Stamp>,
}

impl TryFrom<RoundRow> for Round {
    type Error = DbError;

    fn try_from(row: RoundRow) -> Result<Self, DbError> {
        Ok(Self {
            id: row.id,
            key: row.key.parse().map_err(|_| DbError::Corrupt(row.key))?,
            stage: row.stage.0,
            seed: row.seed,
            published_at: row.published_at,
            publicity_ends_at: row.publicity_ends_at,
        })
    }
}

/// The hash of the newest recorded definition.
pub fn newest_definition_hash(conn: &mut Conn) -> Result<Option<String>, DbError> {
    let newest = definitions::table.order(definitions::id.desc());
    Ok(newest.select(definitions::hash).first(conn).optional()?)
}

/// Records the definition that is in force from now on, unless it is recorded already.
pub fn record_definition(
    conn: &mut Conn,
    hash: &str,
    toml: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = (
        definitions::hash.eq(hash),
        definitions::toml.eq(toml),
        definitions::recorded_at.eq(Stamp::from(now)),
    );
    on_either!(conn, conn => diesel::insert_into(definitions::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Adds a round in its first stage, unless it exists already.
pub fn ensure_round(conn: &mut Conn, key: RoundKey) -> Result<(), DbError> {
    let row = (
        rounds::key.eq(key.to_string()),
        rounds::stage.eq(StoredStage(Stage::Eligibility)),
    );
    on_either!(conn, conn => diesel::insert_into(rounds::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// All rounds: months, quarters, the final.
pub fn rounds(conn: &mut Conn) -> Result<Vec<Round>, DbError> {
    let rows: Vec<RoundRow> = rounds::table.select(RoundRow::as_select()).load(conn)?;
    let mut all = rows
        .into_iter()
        .map(Round::try_from)
        .collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|round| round.key);
    Ok(all)
}

/// The round with this key.
///
/// # Errors
/// [`DbError::Missing`] when the contest has no such round.
pub fn round(conn: &mut Conn, key: RoundKey) -> Result<Round, DbError> {
    let found = rounds::table.filter(rounds::key.eq(key.to_string()));
    found
        .select(RoundRow::as_select())
        .first::<RoundRow>(conn)?
        .try_into()
}

/// The round with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn round_by_id(conn: &mut Conn, id: RoundId) -> Result<Round, DbError> {
    rounds::table
        .find(id)
        .select(RoundRow::as_select())
        .first::<RoundRow>(conn)?
        .try_into()
}

/// Moves a round to a stage and records the step.
pub fn enter_stage(
    conn: &mut Conn,
    round: RoundId,
    stage: Stage,
    by: Option<AccountId>,
    note: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(rounds::table.find(round))
        .set(rounds::stage.eq(StoredStage(stage)))
        .execute(conn)?;
    diesel::insert_into(round_steps::table)
        .values((
            round_steps::round_id.eq(round),
            round_steps::stage.eq(StoredStage(stage)),
            round_steps::account_id.eq(by),
            round_steps::note.eq(note),
            round_steps::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Records the seed from which a round's assignments are drawn.
pub fn set_seed(conn: &mut Conn, round: RoundId, seed: &str) -> Result<(), DbError> {
    diesel::update(rounds::table.find(round))
        .set(rounds::seed.eq(seed))
        .execute(conn)?;
    Ok(())
}

/// Records when a round's list was published, and until when objections can be made.
pub fn set_publicity(
    conn: &mut Conn,
    round: RoundId,
    published: DateTime<Utc>,
    ends: DateTime<Utc>,
) -> Result<(), DbError> {
    let dates = (
        rounds::published_at.eq(Stamp::from(published)),
        rounds::publicity_ends_at.eq(Stamp::from(ends)),
    );
    diesel::update(rounds::table.find(round))
        .set(dates)
        .execute(conn)?;
    Ok(())
}

/// The stages that a round has entered, each with a note and the instant; oldest first.
pub fn steps(conn: &mut Conn, round: RoundId) -> Result<Vec<(Stage, String, Stamp)>, DbError> {
    let rows: Vec<(StoredStage, String, Stamp)> = round_steps::table
        .filter(round_steps::round_id.eq(round))
        .order(round_steps::id)
        .select((round_steps::stage, round_steps::note, round_steps::at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(stage, note, at)| (stage.0, note, at))
        .collect())
}
