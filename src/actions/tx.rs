//! Everything that an act uses in its transaction: the connection, the contest, the links for letters and pages, the
//! person who acts, and the instant.
//!
//! Acts of contestants and of the program take a [`Tx`]. Acts of organizers and judges take a [`StaffTx`], which is a
//! `Tx` that knows the account.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};

use crate::contest::Contest;
use crate::contest::round::{RoundKey, Stage, counting_month};
use crate::db::contests::{self, Round};
use crate::db::types::AccountId;
use crate::db::{Conn, DbError, audit};
use crate::links::Links;

/// The transaction of an act, with everything that the act uses.
pub struct Tx<'a> {
    /// The transaction's connection.
    pub conn: &'a mut Conn,
    /// The contest.
    pub contest: &'a Contest,
    /// The links that letters and pages contain.
    pub links: &'a Links,
    /// The organizer or judge who acts; `None` for contestants and the program.
    pub by: Option<AccountId>,
    /// The instant of the act.
    pub now: DateTime<Utc>,
}

/// The transaction of an organizer's or a judge's act.
pub struct StaffTx<'a> {
    tx: Tx<'a>,
    /// The account of the person who acts.
    pub account: AccountId,
}

impl<'a> StaffTx<'a> {
    /// The same transaction, in the name of an account.
    #[must_use]
    pub fn new(tx: Tx<'a>, account: AccountId) -> Self {
        let by = Some(account);
        Self {
            tx: Tx { by, ..tx },
            account,
        }
    }
}

impl<'a> Deref for StaffTx<'a> {
    type Target = Tx<'a>;

    fn deref(&self) -> &Tx<'a> {
        &self.tx
    }
}

impl<'a> DerefMut for StaffTx<'a> {
    fn deref_mut(&mut self) -> &mut Tx<'a> {
        &mut self.tx
    }
}

impl Tx<'_> {
    /// Adds an audit record: the act (`review_entry`), its subject (an entry's code, a round's key), and details.
    pub fn record(&mut self, act: &str, subject: &str, detail: &str) -> Result<(), DbError> {
        audit::record(self.conn, self.now, self.by, act, subject, detail)
    }

    /// The month in which an entry of the month `own` counts: that month, or the first later one that is not judged
    /// yet; `None` when all are judged.
    pub fn counting_month(&mut self, own: RoundKey) -> Result<Option<Round>, DbError> {
        let rounds = contests::rounds(self.conn)?;
        let stages: Vec<(RoundKey, Stage)> = rounds
            .iter()
            .map(|round| (round.key, round.stage))
            .collect();
        let month = counting_month(own, &stages);
        Ok(rounds.into_iter().find(|round| Some(round.key) == month))
    }
}
