//! Who judges what, and which points were given? A round's pool and shortlist, its panel, the assignments, the scores.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::entries::Entry;
use super::schema::{
    accounts, assignments, candidates, entries, panelists, scores, screening_votes,
};
use super::types::{AccountId, AssignmentId, EntryId, RoundId, Stamp};
use super::{Conn, DbError, on_either};

/// A work in a round's pool.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = candidates)]
pub struct Candidate {
    /// The work.
    pub entry_id: EntryId,
    /// The round below it came from; none in a month.
    pub source_round_id: Option<RoundId>,
    /// Its rank there.
    pub source_rank: Option<i32>,
    /// The screening's yes or no; none yet.
    pub vote: Option<bool>,
    /// Whether it went to the jury.
    pub shortlisted: bool,
}

/// A work that joins a pool.
pub struct NewCandidate {
    /// The work.
    pub entry: EntryId,
    /// The round below and the rank there.
    pub source: Option<(RoundId, i32)>,
}

/// Puts works into a round's pool.
///
/// # Errors
/// When the database fails.
pub fn insert_candidates(
    conn: &mut Conn,
    round: RoundId,
    new: &[NewCandidate],
) -> Result<(), DbError> {
    // 200 rows a statement stay far below either database's limit of bound values
    for chunk in new.chunks(200) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|candidate| {
                (
                    candidates::round_id.eq(round),
                    candidates::entry_id.eq(candidate.entry),
                    candidates::source_round_id.eq(candidate.source.map(|(from, _)| from)),
                    candidates::source_rank.eq(candidate.source.map(|(_, rank)| rank)),
                    candidates::shortlisted.eq(false),
                )
            })
            .collect();
        on_either!(conn, conn => diesel::insert_into(candidates::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// What a list of a round's pool is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screened {
    /// The whole pool.
    All,
    /// Neither yes nor no.
    Open,
    /// Yes.
    Yes,
    /// No.
    No,
    /// What went to the jury.
    Shortlisted,
}

/// A page of a round's pool with the works, by entry id after `after`.
///
/// # Errors
/// When the database fails.
pub fn pool_page(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    after: EntryId,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    pool_slice(conn, round, which, Slice::After(after), limit)
}

/// The page of a round's pool that ends just before the work `before`, by entry id.
///
/// # Errors
/// When the database fails.
pub fn pool_page_before(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    before: EntryId,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    let mut works = pool_slice(conn, round, which, Slice::Before(before), limit)?;
    works.reverse();
    Ok(works)
}

#[derive(Clone, Copy)]
enum Slice {
    After(EntryId),
    Before(EntryId),
}

fn pool_slice(
    conn: &mut Conn,
    round: RoundId,
    which: Screened,
    slice: Slice,
    limit: i64,
) -> Result<Vec<(Candidate, Entry)>, DbError> {
    let mut query = candidates::table
        .inner_join(entries::table)
        .filter(candidates::round_id.eq(round))
        .limit(limit)
        .select((Candidate::as_select(), Entry::as_select()))
        .into_boxed();
    query = match which {
        Screened::All => query,
        Screened::Open => query.filter(candidates::vote.is_null()),
        Screened::Yes => query.filter(candidates::vote.eq(true)),
        Screened::No => query.filter(candidates::vote.eq(false)),
        Screened::Shortlisted => query.filter(candidates::shortlisted.eq(true)),
    };
    query = match slice {
        Slice::After(id) => query
            .filter(candidates::entry_id.gt(id))
            .order(candidates::entry_id),
        Slice::Before(id) => query
            .filter(candidates::entry_id.lt(id))
            .order(candidates::entry_id.desc()),
    };
    Ok(query.load(conn)?)
}

/// How a round's pool was screened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolCounts {
    /// Yes.
    pub yes: usize,
    /// No.
    pub no: usize,
    /// Neither.
    pub open: usize,
    /// What went to the jury.
    pub shortlisted: usize,
}

impl PoolCounts {
    /// The whole pool.
    #[must_use]
    pub fn pool(&self) -> usize {
        self.yes + self.no + self.open
    }
}

/// Counts a round's pool by its screening.
///
/// # Errors
/// When the database fails.
pub fn pool_counts(conn: &mut Conn, round: RoundId) -> Result<PoolCounts, DbError> {
    let rows: Vec<(Option<bool>, bool, i64)> = candidates::table
        .filter(candidates::round_id.eq(round))
        .group_by((candidates::vote, candidates::shortlisted))
        .select((
            candidates::vote,
            candidates::shortlisted,
            diesel::dsl::count_star(),
        ))
        .load(conn)?;
    let mut counts = PoolCounts::default();
    for (vote, shortlisted, n) in rows {
        let n = usize::try_from(n).unwrap_or(0);
        match vote {
            Some(true) => counts.yes += n,
            Some(false) => counts.no += n,
            None => counts.open += n,
        }
        counts.shortlisted += if shortlisted { n } else { 0 };
    }
    Ok(counts)
}

/// A round's pool by entry id, whole.
///
/// # Errors
/// When the database fails.
pub fn pool(conn: &mut Conn, round: RoundId) -> Result<Vec<Candidate>, DbError> {
    let of_round = candidates::table.filter(candidates::round_id.eq(round));
    Ok(of_round
        .order(candidates::entry_id)
        .select(Candidate::as_select())
        .load(conn)?)
}

/// Where a work stands in a round's pool.
///
/// # Errors
/// When the database fails.
pub fn candidate(
    conn: &mut Conn,
    round: RoundId,
    entry: EntryId,
) -> Result<Option<Candidate>, DbError> {
    let found = candidates::table.filter(candidates::round_id.eq(round));
    let found = found.filter(candidates::entry_id.eq(entry));
    Ok(found
        .select(Candidate::as_select())
        .first(conn)
        .optional()?)
}

/// Records a yes or no of the screening; the newest holds.
///
/// # Errors
/// When the database fails.
pub fn vote(
    conn: &mut Conn,
    round: RoundId,
    entry: EntryId,
    by: AccountId,
    yes: bool,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(screening_votes::table)
        .values((
            screening_votes::round_id.eq(round),
            screening_votes::entry_id.eq(entry),
            screening_votes::account_id.eq(by),
            screening_votes::yes.eq(yes),
            screening_votes::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    let candidate = candidates::table.filter(candidates::round_id.eq(round));
    diesel::update(candidate.filter(candidates::entry_id.eq(entry)))
        .set(candidates::vote.eq(yes))
        .execute(conn)?;
    Ok(())
}

/// Marks which works went to the jury.
///
/// # Errors
/// When the database fails.
pub fn set_shortlist(conn: &mut Conn, round: RoundId, chosen: &[EntryId]) -> Result<(), DbError> {
    for chunk in chosen.chunks(500) {
        let of_round = candidates::table.filter(candidates::round_id.eq(round));
        diesel::update(of_round.filter(candidates::entry_id.eq_any(chunk)))
            .set(candidates::shortlisted.eq(true))
            .execute(conn)?;
    }
    Ok(())
}

/// A judge on a round's panel.
#[derive(Debug, Clone, Queryable)]
pub struct Panelist {
    /// The judge.
    pub account_id: AccountId,
    /// Under which number their sheets are published.
    pub number: i32,
    /// Whether they decide ties.
    pub chief: bool,
    /// When they said that they are done.
    pub finished_at: Option<Stamp>,
    /// When they left the panel.
    pub released_at: Option<Stamp>,
    /// Why they left.
    pub release_reason: Option<String>,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// A round's panel by number, those who left it included.
///
/// # Errors
/// When the database fails.
pub fn panel(conn: &mut Conn, round: RoundId) -> Result<Vec<Panelist>, DbError> {
    Ok(panelists::table
        .inner_join(accounts::table)
        .filter(panelists::round_id.eq(round))
        .order(panelists::number)
        .select((
            panelists::account_id,
            panelists::number,
            panelists::chief,
            panelists::finished_at,
            panelists::released_at,
            panelists::release_reason,
            accounts::name,
            accounts::email,
        ))
        .load(conn)?)
}

/// Puts a judge on a round's panel.
///
/// # Errors
/// When the database fails.
pub fn insert_panelist(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    number: i32,
    chief: bool,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::insert_into(panelists::table)
        .values((
            panelists::round_id.eq(round),
            panelists::account_id.eq(account),
            panelists::number.eq(number),
            panelists::chief.eq(chief),
            panelists::added_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Empties a round's panel, so that another can be chosen before the jury begins.
///
/// # Errors
/// When the database fails.
pub fn clear_panel(conn: &mut Conn, round: RoundId) -> Result<(), DbError> {
    diesel::delete(panelists::table.filter(panelists::round_id.eq(round))).execute(conn)?;
    Ok(())
}

/// Records that a judge is done with a round, or (with `None`) goes on after all.
///
/// # Errors
/// When the database fails.
pub fn set_finished(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    at: Option<Stamp>,
) -> Result<(), DbError> {
    let judge = panelists::table.filter(panelists::round_id.eq(round));
    diesel::update(judge.filter(panelists::account_id.eq(account)))
        .set(panelists::finished_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Records that a judge left a round's panel, and that their unfinished assignments are no longer theirs.
///
/// # Errors
/// When the database fails.
pub fn release_panelist(
    conn: &mut Conn,
    round: RoundId,
    account: AccountId,
    reason: &str,
    criteria: i32,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let judge = panelists::table.filter(panelists::round_id.eq(round));
    diesel::update(judge.filter(panelists::account_id.eq(account)))
        .set((
            panelists::released_at.eq(Stamp::from(now)),
            panelists::release_reason.eq(reason),
        ))
        .execute(conn)?;
    let unfinished = assignments::table
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(account))
        .filter(assignments::given.lt(criteria));
    diesel::update(unfinished)
        .set(assignments::released_at.eq(Stamp::from(now)))
        .execute(conn)?;
    Ok(())
}

/// One judge's task to score one work.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = assignments)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// In which round.
    pub round_id: RoundId,
    /// Which work.
    pub entry_id: EntryId,
    /// Whose.
    pub account_id: AccountId,
    /// Its place in the judge's queue, from 1.
    pub position: i32,
    /// How many criteria have points.
    pub given: i32,
    /// When the judge declared a conflict of interest.
    pub recused_at: Option<Stamp>,
    /// Which.
    pub recuse_reason: Option<String>,
    /// When it was taken from the judge.
    pub released_at: Option<Stamp>,
}

impl Assignment {
    /// Whether the judge is to score it: neither recused nor taken away.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.recused_at.is_none() && self.released_at.is_none()
    }
}

/// An assignment to be made: who scores what, at which place of the queue.
pub struct NewAssignment {
    /// Which work.
    pub entry: EntryId,
    /// Whose.
    pub account: AccountId,
    /// Its place in the judge's queue, from 1.
    pub position: i32,
}

/// Makes assignments.
///
/// # Errors
/// When the database fails.
pub fn insert_assignments(
    conn: &mut Conn,
    round: RoundId,
    new: &[NewAssignment],
) -> Result<(), DbError> {
    for chunk in new.chunks(200) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|task| {
                (
                    assignments::round_id.eq(round),
                    assignments::entry_id.eq(task.entry),
                    assignments::account_id.eq(task.account),
                    assignments::position.eq(task.position),
                    assignments::given.eq(0),
                )
            })
            .collect();
        on_either!(conn, conn => diesel::insert_into(assignments::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// All assignments of a round, by judge and place.
///
/// # Errors
/// When the database fails.
pub fn assignments(conn: &mut Conn, round: RoundId) -> Result<Vec<Assignment>, DbError> {
    Ok(assignments::table
        .filter(assignments::round_id.eq(round))
        .order((
            assignments::account_id,
            assignments::position,
            assignments::id,
        ))
        .select(Assignment::as_select())
        .load(conn)?)
}

/// A judge's own queue in a round, by place, what was taken away left out.
///
/// # Errors
/// When the database fails.
pub fn queue(
    conn: &mut Conn,
    round: RoundId,
    judge: AccountId,
) -> Result<Vec<Assignment>, DbError> {
    Ok(assignments::table
        .filter(assignments::round_id.eq(round))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .order((assignments::position, assignments::id))
        .select(Assignment::as_select())
        .load(conn)?)
}

/// A judge's own assignment with its work; nobody else's can be loaded.
///
/// # Errors
/// When the database fails.
pub fn own_assignment(
    conn: &mut Conn,
    judge: AccountId,
    id: AssignmentId,
) -> Result<Option<(Assignment, Entry)>, DbError> {
    Ok(assignments::table
        .inner_join(entries::table)
        .filter(assignments::id.eq(id))
        .filter(assignments::account_id.eq(judge))
        .filter(assignments::released_at.is_null())
        .select((Assignment::as_select(), Entry::as_select()))
        .first(conn)
        .optional()?)
}

/// Records a conflict of interest.
///
/// # Errors
/// When the database fails.
pub fn recuse(
    conn: &mut Conn,
    id: AssignmentId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    diesel::update(assignments::table.find(id))
        .set((
            assignments::recused_at.eq(Stamp::from(now)),
            assignments::recuse_reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}

/// A criterion's points that count: the highest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// For which assignment.
    pub assignment: AssignmentId,
    /// Which criterion.
    pub criterion: String,
    /// How often it was given, this time included.
    pub version: i32,
    /// Points in halves.
    pub half_points: i32,
}

/// The points of one assignment that count, by criterion's key.
///
/// # Errors
/// When the database fails.
pub fn scores(conn: &mut Conn, assignment: AssignmentId) -> Result<Vec<Score>, DbError> {
    let rows: Vec<(AssignmentId, String, i32, i32)> = scores::table
        .filter(scores::assignment_id.eq(assignment))
        .order((scores::criterion, scores::version))
        .select((
            scores::assignment_id,
            scores::criterion,
            scores::version,
            scores::half_points,
        ))
        .load(conn)?;
    Ok(newest_versions(rows))
}

/// The points that count of every assignment of a round, by assignment and criterion's key.
///
/// # Errors
/// When the database fails.
pub fn round_scores(conn: &mut Conn, round: RoundId) -> Result<Vec<Score>, DbError> {
    let rows: Vec<(AssignmentId, String, i32, i32)> = scores::table
        .inner_join(assignments::table)
        .filter(assignments::round_id.eq(round))
        .order((scores::assignment_id, scores::criterion, scores::version))
        .select((
            scores::assignment_id,
            scores::criterion,
            scores::version,
            scores::half_points,
        ))
        .load(conn)?;
    Ok(newest_versions(rows))
}

fn newest_versions(rows: Vec<(AssignmentId, String, i32, i32)>) -> Vec<Score> {
    let mut newest: Vec<Score> = Vec::with_capacity(rows.len());
    for (assignment, criterion, version, half_points) in rows {
        let score = Score {
            assignment,
            criterion,
            version,
            half_points,
        };
        match newest.last_mut() {
            Some(last) if last.assignment == assignment && last.criterion == score.criterion => {
                *last = score
            }
            _ => newest.push(score),
        }
    }
    newest
}

/// Adds a version of a criterion's points and counts the criteria that have any.
///
/// # Errors
/// As a lost race when that version exists.
pub fn insert_score(conn: &mut Conn, new: &Score, now: DateTime<Utc>) -> Result<(), DbError> {
    diesel::insert_into(scores::table)
        .values((
            scores::assignment_id.eq(new.assignment),
            scores::criterion.eq(&new.criterion),
            scores::version.eq(new.version),
            scores::half_points.eq(new.half_points),
            scores::at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    if new.version == 1 {
        diesel::update(assignments::table.find(new.assignment))
            .set(assignments::given.eq(assignments::given + 1))
            .execute(conn)?;
    }
    Ok(())
}
