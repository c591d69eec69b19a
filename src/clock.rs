//! What time is it? The only place that asks the machine; everything else gets `now` as a value.

use chrono::{DateTime, Duration, Utc};

/// The program's clock: the machine's, or one set to run a contest at another time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    ahead: Duration,
}

impl Clock {
    /// A clock that shows `start` now and goes on from there.
    #[must_use]
    pub fn set_to(start: DateTime<Utc>) -> Self {
        Self { ahead: start - machine_now() }
    }

    /// The present instant, in whole microseconds as the databases keep it.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let now = machine_now() + self.ahead;
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Whether it shows another time than the machine's.
    #[must_use]
    pub fn is_set(&self) -> bool {
        !self.ahead.is_zero()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that may ask the machine")]
fn machine_now() -> DateTime<Utc> {
    Utc::now()
}
