//! A backup made while people work holds everything that was acknowledged before it began, and nothing opens it but its
//! recipient.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::contest::round::RoundKey;
use reeljury::db::{Conn, Db, DbError};
use tempfile::TempDir;

use crate::support::{EntryDraft, LetterIn, TestProgram};

const KEY: &str = "a key for tests, thirty-two bytes long";

/// Runs a command of the program; the environment names the database.
fn reeljury(data: &Path, database: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reeljury"));
    command.args(arguments).env("REELJURY_DATA", data);
    command.env_remove("REELJURY_DATABASE_URL");
    match database {
        Some(url) => command
            .env("REELJURY_DATABASE_URL", url)
            .env("REELJURY_SECRET_KEY", KEY),
        None => command.env_remove("REELJURY_SECRET_KEY"),
    };
    command.output().expect("the program runs")
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

/// A program with one message's files, and a folder for backups.
async fn filled() -> (TestProgram, TempDir) {
    let database = own_database("from");
    let program = TestProgram::start_with("2023-06-26T12:00:00+08:00", |config| {
        if let Some(url) = database {
            config.database_url = url;
        }
    });
    program.receives(&LetterIn::default()).await;
    (program, tempfile::tempdir().expect("a folder"))
}

/// A database of its own on the PostgreSQL server of the tests: a backup is of a whole database.
fn own_database(name: &str) -> Option<String> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let server = std::env::var("TEST_DATABASE_URL").ok()?;
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let database = format!("backup_{name}_{}_{n}", std::process::id());
    let mut conn = PgConnection::establish(&server).expect("the server");
    conn.batch_execute(&format!("CREATE DATABASE {database}"))
        .expect("a database");
    Some(server.replacen("/postgres", &format!("/{database}"), 1))
}

fn backup(program: &TestProgram, file: &Path, more: &[&str]) -> Output {
    let url = &program.app.config.database_url;
    let arguments = [&["backup", file.to_str().expect("a path")], more].concat();
    reeljury(program.folder(), Some(url), &arguments)
}

/// Restores a backup into a new folder, and opens its database.
fn restored(file: &Path, into: &Path, more: &[&str]) -> Db {
    let database = own_database("into");
    let arguments = [&["restore", file.to_str().expect("a path")], more].concat();
    let output = reeljury(into, database.as_deref(), &arguments);
    assert!(output.status.success(), "{}", said(&output));
    let file = into.join("reeljury.sqlite").display().to_string();
    Db::open(&database.unwrap_or(file)).expect("the restored database")
}

#[derive(QueryableByName)]
struct Code {
    #[diesel(sql_type = diesel::sql_types::Text)]
    code: String,
}

fn entry_codes(db: &Db) -> Vec<String> {
    let all: Result<Vec<Code>, DbError> = db.read_now(|conn| {
        let query = diesel::sql_query("SELECT code FROM entries ORDER BY id");
        Ok(match conn {
            Conn::Sqlite(conn) => query.load(conn)?,
            Conn::Pg(conn) => query.load(conn)?,
        })
    });
    let all = all.expect("the entries").into_iter();
    all.map(|entry| entry.code).collect()
}

#[tokio::test]
async fn a_backup_under_load_restores_all_that_was_acknowledged_before_it_began() {
    let (program, folder) = filled().await;
    let file = folder.path().join("all.backup");
    let month = RoundKey::Month(1);
    let before: Vec<String> = (0..20)
        .map(|n| program.entered(&EntryDraft::number(n), month).code)
        .collect();
    let is_over = AtomicBool::new(false);
    let output = std::thread::scope(|threads| {
        threads.spawn(|| {
            for n in 20.. {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                program.entered(&EntryDraft::number(n), month);
            }
        });
        let output = backup(&program, &file, &[]);
        is_over.store(true, Ordering::Relaxed);
        output
    });
    assert!(output.status.success(), "{}", said(&output));
    let into = folder.path().join("restored");
    let db = restored(&file, &into, &[]);
    let (after, live) = (entry_codes(&db), entry_codes(&program.app.db));
    assert!(before.iter().all(|code| after.contains(code)));
    assert!(after.iter().all(|code| live.contains(code)));
    assert_eq!(
        std::fs::read(into.join("secret.key")).expect("the key"),
        KEY.as_bytes()
    );
    let files = program.app.db.read_now(reeljury::db::backup::stored_files);
    let files = files.expect("the files");
    assert!(!files.is_empty());
    let store = reeljury::media::Store::open(None, &into).expect("the restored store");
    for file in files {
        assert_eq!(store.len(&file.sha256).await.ok(), Some(file.bytes));
    }
}

#[tokio::test]
async fn a_damaged_or_cut_backup_is_refused_and_leaves_nothing() {
    let (program, folder) = filled().await;
    let file = folder.path().join("all.backup");
    assert!(backup(&program, &file, &[]).status.success());
    let whole = std::fs::read(&file).expect("the backup");
    let into = folder.path().join("restored");
    let database = own_database("into");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bytes in [
        &whole[..whole.len() / 2],
        &whole[..whole.len() - 40_000],
        &flipped,
        b"no backup",
    ] {
        std::fs::write(&file, bytes).expect("a damaged backup");
        let output = reeljury(
            &into,
            database.as_deref(),
            &["restore", file.to_str().expect("a path")],
        );
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(!into.exists());
    }
}

#[test]
fn a_folder_without_a_database_gives_no_backup_of_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.backup");
    let arguments = ["backup", file.to_str().expect("a path")];
    let output = reeljury(&folder.path().join("mistaken"), None, &arguments);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("there is no database at"),
        "{}",
        said(&output)
    );
    assert!(!file.exists());
}

#[tokio::test]
async fn nothing_that_exists_is_overwritten() {
    let (program, folder) = filled().await;
    let file = folder.path().join("all.backup");
    assert!(backup(&program, &file, &[]).status.success());
    let again = backup(&program, &file, &[]);
    assert!(said(&again).contains("exists already"), "{}", said(&again));
    let used = folder.path().join("used");
    std::fs::create_dir(&used).expect("a folder");
    std::fs::write(used.join("mine"), "kept").expect("a file");
    let output = reeljury(&used, None, &["restore", file.to_str().expect("a path")]);
    assert!(said(&output).contains("is not empty"), "{}", said(&output));
    assert_eq!(std::fs::read(used.join("mine")).expect("the file"), b"kept");
}

#[tokio::test]
async fn a_sealed_backup_shows_nothing_and_opens_for_its_recipient_only() {
    let (program, folder) = filled().await;
    let file = folder.path().join("all.backup");
    let [own, other] = [(), ()].map(|()| age::x25519::Identity::generate());
    let key_file = |name: &str, identity: &age::x25519::Identity| {
        use age::secrecy::ExposeSecret;
        let path = folder.path().join(name);
        std::fs::write(&path, identity.to_string().expose_secret()).expect("an identity");
        path.display().to_string()
    };
    let recipient = own.to_public().to_string();
    let output = backup(&program, &file, &["--recipient", &recipient]);
    assert!(output.status.success(), "{}", said(&output));
    let bytes = std::fs::read(&file).expect("the backup");
    for secret in [KEY.as_bytes(), b"lihua@example.com"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
    let into = folder.path().join("restored");
    let wrong = key_file("other", &other);
    let database = own_database("into");
    let path = file.to_str().expect("a path");
    for arguments in [
        vec!["restore", path],
        vec!["restore", path, "--identity", &wrong],
    ] {
        let output = reeljury(&into, database.as_deref(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("sealed"), "{}", said(&output));
    }
    let db = restored(&file, &into, &["--identity", &key_file("own", &own)]);
    assert_eq!(entry_codes(&db), entry_codes(&program.app.db));
}
