//! A program that is killed while it migrates a filled database leaves a complete version behind, and the next program
//! finishes the migration.
//!
//! A few kills by default; REELJURY_KILLS=50 (or more) runs that many.

use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::at_once::migrate;
use super::catalogue::{catalogue, lines};
use super::filled::Filled;
use crate::mailbox::killed::kills;
use reeljury::db::{Conn, DbError};

const SEED: u64 = 20_240_616;
/// How many migrations are reverted each time: all that came after entries, accounts and letters.
pub const BACK: usize = 8;
/// Adds keys to each entry, so that a migration takes some time.
const MORE_KEYS: &str = "INSERT INTO entry_keys (entry_id, key) \
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100) \
    SELECT entries.id, 'more:' || entries.id || ':' || n FROM entries CROSS JOIN numbers";

/// Kills the program again and again while it migrates a database with rows.
pub fn leaves_no_half_migration(filled: &Filled) {
    filled.execute(MORE_KEYS);
    filled.keep("entry_keys");
    let mut versions = vec![catalogue(filled.db())];
    for _ in 0..BACK {
        filled.revert();
        versions.push(catalogue(filled.db()));
    }
    versions.reverse();
    let known = filled.known();
    let whole = run(filled, None);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let (mut met, mut tries) = (vec![], 0);
    while met.len() < kills() {
        tries += 1;
        assert!(tries < 20 * kills(), "hardly ever met at work");
        (0..BACK).for_each(|_| filled.revert());
        let micros = u64::from(rng.next_u32()) % u64::try_from(whole.as_micros()).expect("short");
        run(filled, Some(Duration::from_micros(micros)));
        let found = catalogue(filled.db());
        let done = versions.iter().position(|version| *version == found);
        let done = done.unwrap_or_else(|| panic!("between two versions: {found:#?}"));
        if (1..BACK).contains(&done) {
            met.push(done);
        }
        run(filled, None);
        assert_eq!(catalogue(filled.db()), versions[BACK]);
        filled.is_as_before(&known);
    }
    eprintln!(
        "of {BACK} migrations so many had run at the {} of {tries} kills that met them: {met:?}",
        met.len()
    );
}

/// Runs the program, and kills it after a while or lets it finish; returns how long it took.
fn run(filled: &Filled, kill: Option<Duration>) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = migrate(&named(filled.url()));
    let begun = Instant::now();
    let mut program = command
        .env("REELJURY_DATA", folder.path())
        .spawn()
        .expect("it runs");
    if let Some(kill) = kill {
        std::thread::sleep(kill);
        program.kill().expect("killed");
    }
    let output = program.wait_with_output().expect("an end");
    assert!(
        kill.is_some() || output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    wait_for_server(filled);
    begun.elapsed()
}

const NAME: &str = "reeljury_killed";

/// For PostgreSQL: a URL that gives the connections a name which the server lists.
fn named(url: &str) -> String {
    if url.starts_with("postgres") {
        format!("{url}&application_name={NAME}")
    } else {
        url.to_owned()
    }
}

/// Waits until PostgreSQL has noticed that the client is gone; it finishes the running statement first.
fn wait_for_server(filled: &Filled) {
    let connected =
        format!("SELECT '' AS line FROM pg_stat_activity WHERE application_name = '{NAME}'");
    let is_connected = |conn: &mut Conn| {
        Ok::<_, DbError>(matches!(conn, Conn::Pg(_)) && !lines(conn, &connected).is_empty())
    };
    while filled.db().read_now(is_connected).expect("an answer") {
        std::thread::sleep(Duration::from_millis(20));
    }
}
