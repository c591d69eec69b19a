//! How many passwords are hashed at once? Each takes a processor and 19 MB, and anybody can ask for it.

use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, TryAcquireError};

use crate::web::error::WebError;

/// Threads of their own, one for each processor.
static THREADS: LazyLock<Runtime> = LazyLock::new(|| {
    let processors = available_parallelism().map_or(1, usize::from);
    let threads = Builder::new_current_thread()
        .max_blocking_threads(processors)
        .thread_name("password")
        .build();
    threads.expect("threads that wait for nothing need no part of the system")
});
/// How many are hashed or wait. At a tenth of a second each, the last of them waits a few seconds.
static PLACES: Semaphore = Semaphore::const_new(64);
/// After this time, whoever found no place may try again.
const RETRY: Duration = Duration::from_secs(5);

/// Hashes or checks a password when it is its turn.
///
/// # Errors
/// [`WebError::TooMany`] when too many wait already.
pub(super) async fn run<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    let stopping = || WebError::Unavailable("the program is stopping".to_owned());
    let place = PLACES.try_acquire().map_err(|error| match error {
        TryAcquireError::NoPermits => WebError::TooMany(RETRY),
        TryAcquireError::Closed => stopping(),
    })?;
    // the work goes on when the visitor has gone: it keeps its place until it is done
    let done = THREADS.spawn_blocking(move || {
        let _until_done = place;
        work()
    });
    done.await.map_err(|_| stopping())
}
