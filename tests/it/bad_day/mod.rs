//! What happens on a bad day: the database is silent, locked, gone or damaged, or the program is asked to stop. Nothing
//! that was acknowledged is lost, nothing is stored twice, and whoever waits is told.

mod beside;
mod file;
#[cfg(unix)]
mod private;
mod ready;
mod silent;
mod stop;
mod twice;
mod unsure;

use std::time::{Duration, Instant};

use crate::support::left_out::left_out;
use crate::support::pg_proxy::PgProxy;
use crate::support::{Browser, Response, TestProgram, sheet};

const START: &str = "2023-06-26T12:00:00+08:00";
/// How long anybody waits for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Another entry than the one of [`sheet`].
const ANOTHER: [(&str, &str); 2] = [
    ("share_text", "https://www.bilibili.com/video/BV1xx411c7mD"),
    ("receipt_key", "another-form"),
];

/// A proxy before PostgreSQL; without PostgreSQL the test is left out.
fn proxy() -> Option<PgProxy> {
    let proxy = PgProxy::start();
    if proxy.is_none() {
        left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
    }
    proxy
}

/// A program whose database is behind a proxy.
fn behind(proxy: &PgProxy) -> TestProgram {
    TestProgram::start_with(START, |config| {
        config.database_url = proxy.before(&config.database_url);
    })
}

/// Opens a page; fails when nobody would wait so long.
async fn open_in_time(browser: &Browser, path: &str) -> Response {
    let begun = Instant::now();
    let response = browser.get(path).await;
    assert!(begun.elapsed() < PATIENCE, "{path}: {:?}", begun.elapsed());
    response
}

/// Enters an entry; fails when nobody would wait so long.
async fn enter_in_time(browser: &Browser, changes: &[(&str, &str)]) -> Response {
    let begun = Instant::now();
    let response = browser.post("/submit", &sheet(changes)).await;
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    response
}

/// Opens a page until it is as it should be again.
async fn comes_back(browser: &Browser, path: &str) {
    for _ in 0..100 {
        if browser.get(path).await.status == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("{path} never comes back");
}
