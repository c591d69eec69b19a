//! A demonstration while it is being made. The files beside this one each add the acts of some of its people.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::super::Plan;
use super::super::rng::SeededRng;
use super::agenda::Agenda;
use super::inbox::Inbox;
use super::staff::Staff;
use crate::actions::Actor;
use crate::actions::tx::{StaffTx, Tx};
use crate::app::App;
use crate::contest::Contest;
use crate::db::Conn;
use crate::db::entries::Entry;
use crate::db::types::EntryId;
use crate::links::Links;

/// The state of a demonstration that is being made. Entries and judges are identified by their number in the plan.
pub(super) struct Simulation<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) contest: &'a Contest,
    pub(super) links: &'a Links,
    pub(super) plan: &'a Plan,
    pub(super) inbox: &'a Inbox,
    pub(super) staff: Staff,
    pub(super) rng: SeededRng,
    pub(super) agenda: Agenda,
    /// Entries that wait for their review.
    pub(super) waiting: BTreeMap<usize, Entry>,
    /// Entries that their contestants will correct.
    pub(super) returned: BTreeMap<usize, Entry>,
    /// Codes of e-mail entries that will be published.
    pub(super) chosen: BTreeMap<usize, String>,
    /// How many reviews are planned for each day.
    pub(super) reviews: BTreeMap<NaiveDate, usize>,
    /// The plan's numbers of the entries in the database.
    pub(super) numbers: BTreeMap<EntryId, usize>,
    pub(super) refused: usize,
}

impl<'a> Simulation<'a> {
    pub(super) fn new(
        conn: &'a mut Conn,
        app: &'a App,
        plan: &'a Plan,
        inbox: &'a Inbox,
        staff: Staff,
    ) -> Self {
        Self {
            conn,
            contest: &app.contest,
            links: &app.links,
            plan,
            inbox,
            staff,
            rng: SeededRng::new(plan.scale.seed, 3),
            agenda: Agenda::default(),
            waiting: BTreeMap::new(),
            returned: BTreeMap::new(),
            chosen: BTreeMap::new(),
            reviews: BTreeMap::new(),
            numbers: BTreeMap::new(),
            refused: 0,
        }
    }
}

impl Simulation<'_> {
    /// The transaction of a contestant's act.
    pub(super) fn tx_at(&mut self, now: DateTime<Utc>) -> Tx<'_> {
        Tx {
            conn: self.conn,
            contest: self.contest,
            links: self.links,
            by: None,
            now,
        }
    }

    /// The transaction of an act of the organizer with this number.
    pub(super) fn organizer_at(&mut self, number: usize, now: DateTime<Utc>) -> StaffTx<'_> {
        let actor = self.organizer(number, now);
        StaffTx::new(self.tx_at(now), actor.by)
    }

    /// The organizer with this number, at an instant.
    pub(super) fn organizer(&self, number: usize, now: DateTime<Utc>) -> Actor {
        let organizers = &self.staff.organizers;
        let by = organizers[number % organizers.len()];
        Actor { by, now }
    }

    /// The transaction, in the name of an organizer or a judge.
    pub(super) fn tx_as(&mut self, actor: Actor) -> StaffTx<'_> {
        StaffTx::new(self.tx_at(actor.now), actor.by)
    }
}
