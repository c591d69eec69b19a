//! The wish to stop: one value that the jobs and the site share, so that each ends between two pieces of work.

use std::time::Duration;

use tokio::sync::watch;

/// Whether the program has been asked to stop; cheap to clone.
#[derive(Debug, Clone)]
pub struct Stopping(watch::Sender<bool>);

impl Default for Stopping {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

/// How long requests in progress may take after the program was asked to stop.
pub const LAST_REQUESTS: Duration = Duration::from_secs(7);
/// How long a letter on its way, or another piece of a job, may take after that.
pub const LAST_WORK: Duration = Duration::from_secs(7);
/// How long the whole program may take to stop.
pub const ALL: Duration = Duration::from_secs(9);

impl Stopping {
    /// Asks the program to stop.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether the program was asked to stop.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until the program is asked to stop.
    pub async fn begun(&self) {
        let mut asked = self.0.subscribe();
        // the sender lives as long as this value
        let _ = asked.wait_for(|asked| *asked).await;
    }

    /// Finishes work that must not be cut short; `None` when it takes too long after the program was asked to stop.
    pub async fn finish<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let cut = async {
            self.begun().await;
            tokio::time::sleep(LAST_WORK).await;
        };
        tokio::select! {
            done = work => Some(done),
            () = cut => None,
        }
    }

    /// Does work that can be cut short anywhere; `None` when the program was asked to stop first.
    pub async fn unless_begun<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.begun() => None,
            done = work => Some(done),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_is_cut_short_only_after_the_wish_to_stop() {
        let stopping = Stopping::default();
        assert_eq!(stopping.unless_begun(async { 1 }).await, Some(1));
        let other = stopping.clone();
        other.begin();
        stopping.begun().await;
        assert!(stopping.has_begun());
        assert_eq!(
            stopping.unless_begun(std::future::pending::<u8>()).await,
            None
        );
        assert_eq!(stopping.finish(async { 2 }).await, Some(2));
    }
}
