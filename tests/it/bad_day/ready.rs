//! `/readyz` says what keeps the program from working: the disk, the database, the media store, or the secret key.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::{ANOTHER, START, open_in_time};
use crate::support::left_out::left_out;
use crate::support::process::{Process, serve};
use crate::support::{Browser, TestProgram, database, enter, sheet};

/// How long an answer is repeated.
const FRESH: Duration = Duration::from_millis(1_100);

/// The reason that `/readyz` gives; `None` if the program is ready.
async fn reason(browser: &Browser) -> Option<String> {
    tokio::time::sleep(FRESH).await;
    let response = open_in_time(browser, "/readyz").await;
    match response.status {
        200 => None,
        503 => Some(response.text.replace("not ready: ", "")),
        other => panic!("{other}: {}", response.text),
    }
}

#[tokio::test]
async fn a_program_whose_media_are_gone_is_not_ready() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    assert_eq!(reason(&visitor).await, None);
    let (media, away) = (
        program.folder().join("media"),
        program.folder().join("away"),
    );
    fs::rename(&media, &away).expect("they go");
    assert_eq!(reason(&visitor).await.as_deref(), Some("media"));
    fs::rename(&away, &media).expect("they come back");
    assert_eq!(reason(&visitor).await, None);
}

#[tokio::test]
async fn a_program_whose_database_file_is_gone_is_not_ready() {
    let program = TestProgram::start_with(START, |config| {
        config.database_url = database::fresh_file(&config.data);
    });
    let visitor = program.visitor();
    let file = program.app.config.database_url.clone();
    let away = format!("{file}.away");
    fs::rename(&file, &away).expect("it goes");
    assert_eq!(reason(&visitor).await.as_deref(), Some("database-gone"));
    fs::rename(&away, &file).expect("it comes back");
    assert_eq!(reason(&visitor).await, None);
}

/// A disk of a few megabytes, gone with this value; `None` where this user may make none.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=12m", "tmpfs"])
            .arg(folder)
            .output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(folder));
        }
        left_out("mounts a small disk, as root", false);
        None
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test]
async fn a_program_whose_disk_is_full_is_not_ready_and_stores_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::mount(folder.path()) else {
        return;
    };
    let file = database::fresh_file(folder.path());
    let process = Process::start(serve(folder.path(), &file));
    let visitor = process.visitor();
    assert_eq!(reason(&visitor).await, None);
    let first = enter(&visitor, &[]).await;
    let filler = folder.path().join("filler");
    let full = fs::write(&filler, vec![1; 16 << 20]);
    assert!(full.is_err(), "the disk is full");
    let found = reason(&visitor).await;
    let found = found.as_deref();
    assert!(
        ["disk-full", "database-full"].map(Some).contains(&found),
        "{found:?}"
    );
    let description = format!("{} #你好天津# #点赞天津#", "海河的早晨。".repeat(1_500));
    let long = [ANOTHER[0], ANOTHER[1], ("description", &description)];
    visitor.post("/submit", &sheet(&long)).await.is(503);
    visitor.get(&first).await.is(200).says("海河之夜");

    fs::remove_file(&filler).expect("there is room again");
    assert_eq!(reason(&visitor).await, None);
    enter(&visitor, &long).await;
    drop(process);
    drop(disk);
}

/// A database of its own on PostgreSQL; `None` without PostgreSQL.
struct OwnDatabase {
    server: PgConnection,
    name: String,
    url: String,
}

impl OwnDatabase {
    fn new() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
            return None;
        };
        let name = format!("own_{}", std::process::id());
        let url = server.replacen("/postgres?", &format!("/{name}?"), 1);
        let mut own = Self {
            server: PgConnection::establish(&server).expect("the server"),
            name,
            url,
        };
        own.run("CREATE DATABASE {} TEMPLATE template0");
        Some(own)
    }

    fn run(&mut self, sql: &str) {
        let sql = sql.replace("{}", &self.name);
        self.server.batch_execute(&sql).expect("the server does it");
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        self.run("DROP DATABASE {} WITH (FORCE)");
    }
}

#[tokio::test]
async fn a_program_whose_database_only_reads_is_not_ready() {
    let Some(mut database) = OwnDatabase::new() else {
        return;
    };
    let program =
        TestProgram::start_with(START, |config| config.database_url = database.url.clone());
    database.run("ALTER DATABASE {} SET default_transaction_read_only = on");
    let found = reason(&program.visitor()).await;
    assert_eq!(found.as_deref(), Some("database-read-only"));
}

#[tokio::test]
async fn readiness_is_answered_in_time_while_its_row_is_locked() {
    let program = TestProgram::start();
    let url = &program.app.config.database_url;
    if !url.starts_with("postgres") {
        left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
        return;
    }
    let mut other = PgConnection::establish(url).expect("another connection");
    let lock = "BEGIN; LOCK TABLE installation IN ACCESS EXCLUSIVE MODE";
    other.batch_execute(lock).expect("a lock");
    assert_eq!(
        reason(&program.visitor()).await.as_deref(),
        Some("database")
    );
    other.batch_execute("ROLLBACK").expect("no lock");
    assert_eq!(reason(&program.visitor()).await, None);
}

/// The program's command with this secret key, beside another copy.
fn with_key(data: &Path, url: &str, key: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(arguments)
        .env("REELJURY_DATA", data)
        .env("REELJURY_DATABASE_URL", url)
        .env("REELJURY_SECRET_KEY", key)
        .output()
        .expect("it runs")
}

#[tokio::test]
async fn a_copy_with_another_secret_key_says_so_and_serves_nothing() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    enter(&visitor, &[]).await;
    let url = program.app.config.database_url.clone();
    let data = tempfile::tempdir().expect("a folder");
    let other = "another key, thirty-two bytes long or more";
    let mut command = serve(data.path(), &url);
    command.env("REELJURY_SECRET_KEY", other);
    let copy = Process::start(command);
    assert!(
        copy.said().contains("the secret key is not the one"),
        "{}",
        copy.said()
    );
    assert_eq!(reason(&copy.visitor()).await.as_deref(), Some("key"));
    copy.visitor().get("/healthz").await.is(200);
    copy.visitor().get("/").await.is(503);
    copy.visitor()
        .post("/submit", &sheet(&ANOTHER))
        .await
        .is(503);
    assert_eq!(program.count("entries"), 1);
    assert_eq!(reason(&visitor).await, None, "the other copy goes on");

    let add = ["user", "add", "--role", "judge", "--email", "a@example.com"];
    let refused = with_key(data.path(), &url, other, &add);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("reeljury migrate --new-key"), "{said}");

    let replaced = with_key(data.path(), &url, other, &["migrate", "--new-key"]);
    assert!(replaced.status.success());
    assert!(with_key(data.path(), &url, other, &add).status.success());
    assert_eq!(
        reason(&visitor).await.as_deref(),
        Some("key"),
        "now this one is wrong"
    );
}
