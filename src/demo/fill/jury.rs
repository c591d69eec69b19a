//! How the demonstration's judges score. Each fills a fixed number of sheets in one session a day; some declare a
//! conflict of interest for one of their first entries.

use chrono::{DateTime, Duration, Utc};

use super::super::rows::rows;
use super::agenda::Event;
use super::days::instant;
use super::error::Result;
use super::simulation::Simulation;
use crate::actions::Actor;
use crate::actions::cast_points::cast_points;
use crate::actions::finish_judging::finish_judging;
use crate::actions::own_task::OwnTask;
use crate::actions::recuse::recuse;
use crate::contest::ballot::HalfPoints;
use crate::contest::round::RoundKey;
use crate::db::judging::{self, Assignment};
use crate::db::{DbError, contests};

impl Simulation<'_> {
    /// A judge fills some sheets, and returns the next day until all are done.
    pub(super) fn sit(&mut self, key: RoundKey, judge: usize, at: DateTime<Utc>) -> Result<()> {
        let (tasks, is_first_time) = self.open_tasks(key, judge)?;
        let (by, mut now) = (self.staff.judges[judge], at);
        let habit = self.sheets_a_sitting(key, judge);
        for (place, task) in tasks.iter().take(habit).enumerate() {
            match recusal(key, judge, place).filter(|_| is_first_time) {
                Some(reason) => {
                    let own = OwnTask::load(self.conn, by, task.id)?;
                    recuse(&mut self.tx_as(Actor { by, now }), &own, reason)?;
                }
                None => self.score(judge, task, now)?,
            }
            now += Duration::minutes(4);
        }
        if tasks.len() > habit {
            let tomorrow = at + Duration::days(1);
            self.agenda.put(tomorrow, Event::Sitting(key, judge));
            return Ok(());
        }
        let now = at + Duration::minutes(4) * i32::try_from(habit).unwrap_or(0);
        finish_judging(&mut self.tx_as(Actor { by, now }), key)?;
        Ok(())
    }

    fn sheets_a_sitting(&self, key: RoundKey, judge: usize) -> usize {
        let scale = &self.plan.scale;
        let habits = if key < RoundKey::Month(3) {
            scale.sheets_a_sitting
        } else {
            scale.sheets_a_sitting_now
        };
        habits[judge]
    }

    /// The tasks that a judge has not completed, and whether these are all of the judge's tasks.
    fn open_tasks(
        &mut self,
        key: RoundKey,
        judge: usize,
    ) -> Result<(Vec<Assignment>, bool), DbError> {
        let round = contests::round(self.conn, key)?;
        let criteria = self.contest.definition.criteria.len();
        let mut tasks = judging::queue(self.conn, round.id, self.staff.judges[judge])?;
        let count = tasks.len();
        tasks.retain(|task| task.state(criteria).is_to_do());
        let is_first_time = tasks.len() == count;
        Ok((tasks, is_first_time))
    }

    fn score(&mut self, judge: usize, task: &Assignment, begins: DateTime<Utc>) -> Result<()> {
        let number = self.numbers.get(&task.entry_id);
        let given = self.plan.points(judge, *number.ok_or(DbError::Missing)?);
        let (by, mut now) = (self.staff.judges[judge], begins);
        let mut own = OwnTask::load(self.conn, by, task.id)?;
        for (criterion, half_points) in self.contest.definition.criteria.iter().zip(given) {
            now += Duration::seconds(25);
            if now > instant(self.contest) {
                break;
            }
            let typed = HalfPoints(half_points).to_string();
            let tx = &mut self.tx_as(Actor { by, now });
            cast_points(tx, &mut own, &criterion.key, &typed, 0)?;
        }
        Ok(())
    }
}

fn recusal(key: RoundKey, judge: usize, sheet: usize) -> Option<&'static str> {
    let declared = rows()
        .recusals
        .iter()
        .find(|row| (RoundKey::Month(row.month), row.judge, row.sheet) == (key, judge, sheet));
    declared.map(|row| row.reason.as_str())
}
