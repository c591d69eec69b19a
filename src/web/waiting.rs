//! What is said to somebody who did something too often.

use std::time::Duration;

use crate::lang::Phrase;

/// The error at a field of a form that came too often.
#[must_use]
pub fn too_often(wait: Duration) -> Phrase {
    Phrase::new("too-often").with("wait", wait_words(wait))
}

/// How long somebody has to wait: seconds, or whole minutes.
#[must_use]
pub fn wait_words(wait: Duration) -> Phrase {
    match whole_seconds(wait) {
        seconds @ 0..60 => Phrase::new("wait-seconds").with("n", seconds),
        seconds => Phrase::new("wait-minutes").with("n", seconds.div_ceil(60)),
    }
}

/// Seconds rounded up, for the Retry-After header.
#[must_use]
pub fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
