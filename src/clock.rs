//! The program's clock. Nothing else asks the machine for the time; all other code gets `now` as a value.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

/// The program's clock: the machine's, or one set to run a contest at another time. Clones show the same time.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    micros_ahead: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows `start` now and runs on.
    #[must_use]
    pub fn set_to(start: DateTime<Utc>) -> Self {
        let clock = Self::default();
        clock.set(start);
        clock
    }

    /// Sets the clock, and every clone of it.
    pub fn set(&self, start: DateTime<Utc>) {
        let ahead = start.timestamp_micros() - machine_now().timestamp_micros();
        self.micros_ahead.store(ahead, Ordering::Relaxed);
    }

    /// The present instant, in whole microseconds as the databases store it.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let machine = machine_now();
        let micros = machine.timestamp_micros() + self.micros_ahead.load(Ordering::Relaxed);
        DateTime::from_timestamp_micros(micros).unwrap_or(machine)
    }

    /// Whether it shows another time than the machine's clock.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.micros_ahead.load(Ordering::Relaxed) != 0
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that may ask the machine"
)]
fn machine_now() -> DateTime<Utc> {
    Utc::now()
}
