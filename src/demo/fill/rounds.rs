//! How far do the demonstration's rounds get? The first month is final, the list of the second is public, and the third
//! is in its jury stage.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};

use super::super::rows::rows;
use super::agenda::{Event, Step};
use super::days::local;
use super::error::Result;
use super::simulation::Simulation;
use super::staff::{CHIEF, SCORING};
use crate::actions::Actor;
use crate::actions::advance_round::advance_round;
use crate::actions::choose_panel::choose_panel;
use crate::actions::decide_awards::decide_awards;
use crate::actions::decide_tie::decide_tie;
use crate::actions::screen_entry::screen_entries;
use crate::actions::tally_round::compute_result;
use crate::contest::round::{RoundKey, Stage};
use crate::db::contests;
use crate::db::judging::{self, Screened};
use crate::db::types::EntryId;
use crate::links;

/// Entries below this quality, in per cent, are voted out.
const PASSES_SCREENING: u8 = 48;

/// The dates at which organizers take each step, in local time: during office hours of working days.
pub(super) fn dates() -> Vec<(RoundKey, Step, NaiveDateTime)> {
    let month = RoundKey::Month;
    vec![
        (month(1), Step::Screen, local(7, 19, 14, 0)),
        (month(1), Step::Vote, local(7, 20, 10, 0)),
        (month(1), Step::Assign, local(7, 21, 10, 0)),
        (month(1), Step::EndJury, local(8, 7, 9, 30)),
        (month(1), Step::Decide, local(8, 8, 15, 0)),
        (month(1), Step::Publish, local(8, 9, 10, 0)),
        (month(1), Step::Close, local(8, 17, 9, 0)),
        (month(2), Step::Screen, local(8, 21, 14, 0)),
        (month(2), Step::Vote, local(8, 22, 10, 0)),
        (month(2), Step::Assign, local(8, 23, 10, 0)),
        (month(2), Step::EndJury, local(9, 18, 9, 30)),
        (month(2), Step::Decide, local(9, 20, 15, 0)),
        // the holiday is within its five working days, which end on 10 October
        (month(2), Step::Publish, local(9, 27, 10, 0)),
        (month(3), Step::Screen, local(9, 20, 16, 0)),
        (month(3), Step::Vote, local(9, 21, 10, 0)),
        (month(3), Step::Assign, local(9, 22, 10, 0)),
    ]
}

impl Simulation<'_> {
    /// Takes a step with a round.
    pub(super) fn take_step(&mut self, key: RoundKey, step: Step, at: DateTime<Utc>) -> Result<()> {
        match step {
            Step::Screen => self.begin_screening(key, at),
            Step::Vote => self.vote(key, at),
            Step::Assign => self.assign(key, at),
            Step::EndJury => self.advance(key, Stage::Jury, at),
            Step::Decide => self.decide(key, at),
            Step::Publish => self.advance(key, Stage::Settling, at),
            Step::Close => self.advance(key, Stage::Publicity, at),
        }
    }

    fn advance(&mut self, key: RoundKey, seen: Stage, at: DateTime<Utc>) -> Result<()> {
        let actor = self.organizer(0, at);
        let seed = links::hash_of(&format!("demo {} {key}", self.plan.scale.seed));
        advance_round(&mut self.tx_as(actor), key, seen, &seed)?;
        Ok(())
    }

    fn begin_screening(&mut self, key: RoundKey, at: DateTime<Utc>) -> Result<()> {
        self.review_rest_of(key, at)?;
        self.advance(key, Stage::Eligibility, at)
    }

    fn vote(&mut self, key: RoundKey, from: DateTime<Utc>) -> Result<()> {
        let round = contests::round(self.conn, key)?;
        let pool = judging::pool_page(self.conn, round.id, Screened::All, EntryId(0), i64::MAX)?;
        let mut at = from;
        for (number, (_, entry)) in pool.into_iter().enumerate() {
            let yes = self
                .numbers
                .get(&entry.id)
                .is_none_or(|number| self.plan.entries[*number].row.quality >= PASSES_SCREENING);
            let actor = self.organizer(number, at);
            screen_entries(&mut self.tx_as(actor), key, &[(entry.code, yes)])?;
            at += Duration::seconds(70);
        }
        Ok(())
    }

    fn assign(&mut self, key: RoundKey, at: DateTime<Utc>) -> Result<()> {
        let actor = self.organizer(0, at - Duration::minutes(20));
        let judges = self.staff.judges.clone();
        let chief = judges.get(CHIEF).copied();
        choose_panel(&mut self.tx_as(actor), key, &judges, chief)?;
        self.advance(key, Stage::Screening, at)?;
        self.call_judges(key, at);
        Ok(())
    }

    /// Plans the judges' first sessions: in the evening, but for one judge in the morning.
    fn call_judges(&mut self, key: RoundKey, at: DateTime<Utc>) {
        let calendar = &self.contest.calendar;
        let today = calendar.local(at).date();
        for judge in 0..self.staff.judges.len() {
            let (day, time) = if judge == SCORING {
                // this judge is in the middle of the fourth sheet when the demonstration begins
                (today + Duration::days(1), Duration::minutes(9 * 60 + 46))
            } else {
                (today, Duration::minutes(19 * 60 + 7 * judge as i64))
            };
            let begins = calendar.day_begins(day) + time;
            self.agenda.put(begins, Event::Sitting(key, judge));
        }
    }

    fn decide(&mut self, key: RoundKey, at: DateTime<Utc>) -> Result<()> {
        self.decide_ties(key, at - Duration::hours(3))?;
        let actor = self.organizer(0, at);
        decide_awards(&mut self.tx_as(actor), key, vec![], None)?;
        Ok(())
    }

    fn decide_ties(&mut self, key: RoundKey, now: DateTime<Utc>) -> Result<()> {
        let round = contests::round(self.conn, key)?;
        let actor = Actor {
            by: self.staff.judges[CHIEF],
            now,
        };
        loop {
            let mut tx = self.tx_as(actor);
            let result = compute_result(&mut tx, &round, vec![])?;
            let ties = result.open_ties();
            let Some(tie) = ties.first().map(|tie| tie.to_vec()) else {
                return Ok(());
            };
            decide_tie(&mut tx, key, &tie, &rows().tie_decision)?;
        }
    }
}
