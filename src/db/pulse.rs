//! Work on the database that is watched from outside: how long it has been waiting for the database by now, and whether
//! it may still commit.
//!
//! A database that is silent (stopped, cut off, its disk hung) holds the thread that asked it, and no limit of the
//! server reaches that thread. So whoever waits for the work gives it up after a while, and the thread, when it ever
//! goes on, finds that it may not commit any more.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::InstrumentationEvent;
use tokio::task::{JoinError, JoinHandle};

use super::error::DbError;

/// One piece of work.
pub(super) struct Pulse {
    begun: Instant,
    /// Milliseconds after `begun`, plus one, since when the database owes an answer; 0 while it owes none.
    waits_since: AtomicU64,
    stage: AtomicU8,
}

const AT_WORK: u8 = 0;
const COMMITTING: u8 = 1;
const COMMITTED: u8 = 2;
const GIVEN_UP: u8 = 3;

/// How often work is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// The error of work that was given up before it stored anything.
pub(super) fn too_late() -> DbError {
    DbError::Unavailable("it did not answer in time".to_owned())
}

fn outcome<T, E: From<DbError>>(ended: Result<Result<T, E>, JoinError>) -> Result<T, E> {
    match ended {
        Ok(answer) => answer,
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(DbError::Unavailable("the program is stopping".to_owned()).into()),
        },
    }
}

impl Pulse {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            begun: Instant::now(),
            waits_since: AtomicU64::new(0),
            stage: AtomicU8::new(AT_WORK),
        })
    }

    /// The database is asked something.
    pub(super) fn asks(&self) {
        let millis = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX - 1);
        self.waits_since.store(millis + 1, Ordering::Relaxed);
    }

    /// The database has answered.
    pub(super) fn hears(&self) {
        self.waits_since.store(0, Ordering::Relaxed);
    }

    /// How long the database has owed an answer.
    pub(super) fn waits(&self) -> Duration {
        match self.waits_since.load(Ordering::Relaxed) {
            0 => Duration::ZERO,
            since => (self.begun.elapsed()).saturating_sub(Duration::from_millis(since - 1)),
        }
    }

    /// Runs a commit, unless the work was given up: then `None`.
    pub(super) fn commit<T>(&self, commit: impl FnOnce() -> T) -> Option<T> {
        let may = self.pass(AT_WORK, COMMITTING) || self.pass(COMMITTED, COMMITTING);
        may.then(|| {
            let done = commit();
            self.pass(COMMITTING, COMMITTED);
            done
        })
    }

    /// Gives the work up. Before its first commit nothing of it is stored; during or after that, nobody knows.
    fn give_up(&self) -> DbError {
        match self.stage.swap(GIVEN_UP, Ordering::SeqCst) {
            AT_WORK => too_late(),
            _ => DbError::Unsure("the database fell silent".to_owned()),
        }
    }

    pub(super) fn is_given_up(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == GIVEN_UP
    }

    /// Waits for the work on its thread, and gives it up when the database owes an answer for too long. The thread then
    /// goes on until the database answers or its connection breaks.
    pub(super) async fn watch<T, E: From<DbError>>(
        &self,
        mut thread: JoinHandle<Result<T, E>>,
        silence: Duration,
    ) -> Result<T, E> {
        loop {
            if let Ok(ended) = tokio::time::timeout(LOOK, &mut thread).await {
                return outcome(ended);
            }
            if self.waits() >= silence {
                return Err(self.give_up().into());
            }
        }
    }

    fn pass(&self, from: u8, to: u8) -> bool {
        let passed = self
            .stage
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst);
        passed.is_ok()
    }
}

/// The work that a connection does, told by the connection itself.
#[derive(Clone, Default)]
pub(super) struct Slot(Arc<Mutex<Option<Arc<Pulse>>>>);

impl Slot {
    pub(super) fn set(&self, pulse: Option<Arc<Pulse>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = pulse;
    }

    /// Tells the work about statements that begin and end.
    pub(super) fn hear(&self, event: &InstrumentationEvent<'_>) {
        let pulse = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (&*pulse, event) {
            (Some(pulse), InstrumentationEvent::StartQuery { .. }) => pulse.asks(),
            (Some(pulse), InstrumentationEvent::FinishQuery { .. }) => pulse.hears(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_was_given_up_commits_nothing_more() {
        let pulse = Pulse::new();
        assert!(matches!(pulse.give_up(), DbError::Unavailable(_)));
        assert_eq!(pulse.commit(|| 1), None);
    }

    #[test]
    fn work_that_is_given_up_during_or_after_a_commit_is_in_doubt_and_commits_nothing_more() {
        let pulse = Pulse::new();
        assert_eq!(pulse.commit(|| 1), Some(1));
        let during = pulse.commit(|| pulse.give_up());
        assert!(matches!(during, Some(DbError::Unsure(_))));
        assert_eq!(pulse.commit(|| 2), None);
        let pulse = Pulse::new();
        assert_eq!(pulse.commit(|| 1), Some(1));
        assert!(matches!(pulse.give_up(), DbError::Unsure(_)));
    }

    #[test]
    fn only_a_database_that_owes_an_answer_is_waited_for() {
        let pulse = Pulse::new();
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(pulse.waits(), Duration::ZERO);
        pulse.asks();
        std::thread::sleep(Duration::from_millis(5));
        assert!(pulse.waits() >= Duration::from_millis(4));
        pulse.hears();
        assert_eq!(pulse.waits(), Duration::ZERO);
    }
}
