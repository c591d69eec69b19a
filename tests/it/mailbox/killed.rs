//! The program is killed at random moments while it fetches, and started again: no message is lost, and none comes
//! twice.
//!
//! Short by default; REELJURY_KILLS=50 (or more) runs it in full, with 500 messages.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Text;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use reeljury::db::{Conn, Db, DbError};
use sha2::{Digest, Sha256};

use super::journal::{letter, letters};
use crate::support::database;
use crate::support::dovecot::{Dovecot, PASSWORD, USER};

const SEED: u64 = 20_230_617;

/// How many times the program is to be killed.
pub fn kills() -> usize {
    let setting = std::env::var("REELJURY_KILLS").ok();
    setting.map_or(6, |kills| {
        kills.parse().expect("REELJURY_KILLS is a number")
    })
}

/// Whether the long forms of these tests are to run.
pub fn full() -> bool {
    kills() >= 50
}

/// The command that fetches once.
pub fn program(server: &Dovecot, data: &Path) -> Command {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let url = format!(
        "imaps://{}:{}@localhost:{}",
        encode(USER),
        encode(PASSWORD),
        server.tls_port
    );
    let mut command = Command::new(env!("CARGO_BIN_EXE_reeljury"));
    command
        .args(["import-mail", "--imap"])
        .env("REELJURY_DATA", data)
        .env("REELJURY_IMAP_URL", url)
        .env("REELJURY_IMAP_CA", server.authority());
    command
}

#[tokio::test]
async fn killed_at_random_moments_it_loses_no_letter_and_brings_none_twice() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let count = if full() { 500 } else { 60 };
    let mut sent = letters(count - 2);
    sent.extend([letter(9001, 5_000_000), letter(9002, 12_000_000)]);
    let (junk, inbox) = sent.split_at(count / 10);
    server.deliver("INBOX", inbox).await;
    server.deliver("Junk", junk).await;
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let (mut killed, mut begun) = (0, 0_u32);
    // once a database has every message, the next round begins with an empty one
    while killed < kills() {
        begun += 1;
        assert!(begun < 40, "hardly ever met at work");
        let validity = (3_000_000_000 + begun).to_string();
        let renumber = |folder: &str| {
            server.admin(&[
                "mailbox",
                "update",
                "--uid-validity",
                &validity,
                "-u",
                USER,
                folder,
            ]);
        };
        killed += take_all(&server, &sent, &mut rng, kills() - killed, renumber);
    }
    eprintln!("{killed} kills while {begun} databases were filled with {count} letters each");
}

/// Fills a database while the program is killed again and again; returns how many kills hit a running program.
fn take_all(
    server: &Dovecot,
    sent: &[Vec<u8>],
    rng: &mut ChaCha8Rng,
    kills: usize,
    renumber: impl Fn(&str),
) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let url = database::fresh(folder.path());
    let migrated = Db::open(&url).and_then(|db| db.migrate());
    migrated.expect("migrations run");
    let run = || {
        let mut command = program(server, folder.path());
        command
            .env("REELJURY_DATABASE_URL", &url)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    };
    let (mut met, mut tries) = (vec![], 0);
    while met.len() < kills && taken(&url).len() < sent.len() && tries < 100 {
        tries += 1;
        let mut child = run().spawn().expect("the program runs");
        std::thread::sleep(Duration::from_micros(u64::from(rng.next_u32() % 900_000)));
        child.kill().expect("killed");
        let output = child.wait_with_output().expect("an end");
        if output.status.code().is_none() {
            met.push(taken(&url).len());
        }
        // now and then, all numbers change in the middle of fetching
        if rng.next_u32().is_multiple_of(8) {
            renumber("INBOX");
        }
    }
    let output = run().output().expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    eprintln!("killed with so many taken: {met:?}");
    let mut expected: Vec<String> = sent.iter().map(|raw| hash_of(raw)).collect();
    expected.sort();
    assert!(taken(&url) == expected, "not each letter once");
    met.len()
}

fn hash_of(raw: &[u8]) -> String {
    let hash = Sha256::digest(raw);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(QueryableByName)]
struct Hash {
    #[diesel(sql_type = Text)]
    sha256: String,
}

/// The hash of every imported message, once for each import; fails if one was not recorded as seen.
fn taken(url: &str) -> Vec<String> {
    let db = Db::open(url).expect("the database");
    let [taken, seen] = db
        .read_now(|conn| {
            let hashes = |conn: &mut Conn, query: &str| diesel::sql_query(query).load::<Hash>(conn);
            let taken = hashes(conn, "SELECT sha256 FROM messages ORDER BY sha256")?;
            let seen = hashes(
                conn,
                "SELECT DISTINCT sha256 FROM sightings ORDER BY sha256",
            )?;
            Ok::<_, DbError>([taken, seen])
        })
        .expect("hashes")
        .map(|hashes| {
            hashes
                .into_iter()
                .map(|hash| hash.sha256)
                .collect::<Vec<_>>()
        });
    assert_eq!(taken, seen, "kept and remembered together");
    taken
}
