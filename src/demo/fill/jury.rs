//! How do the demonstration's judges get on? Each sits down once a day and scores as many works as is their habit;
//! some declare a conflict of interest with one of their first.

use chrono::{DateTime, Duration, Utc};

use super::super::points;
use super::agenda::Event;
use super::{FillError, Filling};
use crate::actions::Acting;
use crate::actions::cast_points::cast_points;
use crate::actions::finish_judging::finish_judging;
use crate::actions::recuse::recuse;
use crate::actions::round_status::is_complete;
use crate::contest::ballot::HalfPoints;
use crate::contest::round::RoundKey;
use crate::db::judging::{self, Assignment};
use crate::db::{DbError, contests};

/// Works that each judge scores in one sitting, in the months that are over.
const DILIGENT: [usize; 7] = [12, 11, 14, 10, 13, 12, 16];
/// The same in the month that is with the jury: one judge is done, most are half-way, one has only begun.
const UNHURRIED: [usize; 7] = [12, 3, 4, 4, 3, 5, 1];
/// Which judge declares a conflict in which month, with which of their works and why.
const RECUSALS: [(RoundKey, usize, usize, &str); 2] = [
    (RoundKey::Month(1), 3, 2, "作者是我指导过的学生。"),
    (
        RoundKey::Month(3),
        4,
        1,
        "作品由我所在工作室的同事剪辑，申请回避。",
    ),
];

impl Filling<'_> {
    /// A judge sits down, scores some works, and comes again the next day until all are done.
    pub(super) fn sit(
        &mut self,
        key: RoundKey,
        judge: usize,
        at: DateTime<Utc>,
    ) -> Result<(), FillError> {
        let by = self.staff.judges[judge];
        let (tasks, first_time) = self.open_tasks(key, judge)?;
        let pace = pace(key, judge);
        for (place, task) in tasks.iter().take(pace).enumerate() {
            let begins = at + Duration::minutes(4) * i32::try_from(place).unwrap_or(0);
            match recusal(key, judge, place).filter(|_| first_time) {
                Some(reason) => {
                    let acting = Acting { by, now: begins };
                    recuse(self.conn, self.contest, acting, task.id, reason)?;
                }
                None => self.score(judge, task, begins)?,
            }
        }
        if tasks.len() > pace {
            let tomorrow = at + Duration::days(1);
            self.agenda.put(tomorrow, Event::Sitting(key, judge));
            return Ok(());
        }
        let now = at + Duration::minutes(4) * i32::try_from(pace).unwrap_or(0);
        finish_judging(self.conn, self.contest, Acting { by, now }, key)?;
        Ok(())
    }

    /// The tasks that a judge has not completed, and whether those are all there are.
    fn open_tasks(
        &mut self,
        key: RoundKey,
        judge: usize,
    ) -> Result<(Vec<Assignment>, bool), DbError> {
        let round = contests::round(self.conn, key)?;
        let criteria = self.contest.definition.criteria.len();
        let all = judging::queue(self.conn, round.id, self.staff.judges[judge])?;
        let count = all.len();
        let open = |task: &Assignment| task.is_live() && !is_complete(task, criteria);
        let open: Vec<_> = all.into_iter().filter(open).collect();
        let first_time = open.len() == count;
        Ok((open, first_time))
    }

    fn score(
        &mut self,
        judge: usize,
        task: &Assignment,
        begins: DateTime<Utc>,
    ) -> Result<(), FillError> {
        let work = *self.works.get(&task.entry_id).ok_or(DbError::Missing)?;
        let given = points(self.plan, judge, work);
        let mut now = begins;
        for (criterion, half_points) in self.contest.definition.criteria.iter().zip(given) {
            now += Duration::seconds(25);
            if now > self.until {
                break;
            }
            let by = self.staff.judges[judge];
            let typed = HalfPoints(half_points).to_string();
            let (conn, acting) = (&mut *self.conn, Acting { by, now });
            cast_points(
                conn,
                self.contest,
                acting,
                task.id,
                &criterion.key,
                &typed,
                0,
            )?;
        }
        Ok(())
    }
}

fn pace(key: RoundKey, judge: usize) -> usize {
    let habits = if key < RoundKey::Month(3) {
        DILIGENT
    } else {
        UNHURRIED
    };
    habits[judge % habits.len()]
}

fn recusal(key: RoundKey, judge: usize, place: usize) -> Option<&'static str> {
    let declared = RECUSALS
        .iter()
        .find(|(month, who, which, _)| (*month, *who, *which) == (key, judge, place));
    declared.map(|(_, _, _, reason)| *reason)
}
