//! The SQLite file is moved, deleted, replaced, cut short or damaged, or its log grows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::db::{Conn, Db, DbError};

use super::{ANOTHER, START};
use crate::support::{TestProgram, database, enter, sheet};

/// A program on a SQLite file.
fn on_file() -> (TestProgram, PathBuf) {
    let program = TestProgram::start_with(START, |config| {
        config.database_url = database::fresh_file(&config.data);
    });
    let file = PathBuf::from(&program.app.config.database_url);
    (program, file)
}

/// Every way in which a file can stop being the database, and how it is undone.
type Change = (&'static str, fn(&Path), fn(&Path));

fn aside(file: &Path) -> PathBuf {
    file.with_extension("aside")
}

const CHANGES: [Change; 4] = [
    (
        "moved",
        |file| fs::rename(file, aside(file)).expect("moved"),
        |file| fs::rename(aside(file), file).expect("moved back"),
    ),
    (
        "replaced",
        |file| {
            fs::copy(file, file.with_extension("new")).expect("a copy");
            fs::rename(file, aside(file)).expect("moved");
            fs::rename(file.with_extension("new"), file).expect("replaced");
        },
        |file| fs::rename(aside(file), file).expect("moved back"),
    ),
    (
        "cut short",
        |file| {
            fs::copy(file, aside(file)).expect("a copy");
            let open = fs::OpenOptions::new().write(true).open(file);
            open.and_then(|open| open.set_len(8192)).expect("cut short");
        },
        |file| {
            let bytes = fs::read(aside(file)).expect("the copy");
            fs::write(file, bytes).expect("as before");
        },
    ),
    (
        "deleted",
        |file| fs::remove_file(file).expect("deleted"),
        |_| {},
    ),
];

#[tokio::test]
async fn nothing_is_acknowledged_into_a_file_that_is_no_longer_there() {
    let (program, file) = on_file();
    let visitor = program.visitor();
    let first = enter(&visitor, &[]).await;
    for (what, change, undo) in CHANGES {
        change(&file);
        let refused = visitor.post("/submit", &sheet(&ANOTHER)).await;
        assert_eq!(refused.status, 503, "{what}: {}", refused.text);
        refused.says("暂时无法处理");
        visitor.get("/entries").await.is(503);
        assert!(
            what == "replaced" || what == "cut short" || !file.exists(),
            "{what}: made anew"
        );
        undo(&file);
        if what != "deleted" {
            visitor.get(&first).await.is(200).says("海河之夜");
            assert_eq!(program.count("entries"), 1, "{what}");
        }
    }
}

#[tokio::test]
async fn a_log_that_is_deleted_under_the_program_ends_its_writes() {
    let (program, file) = on_file();
    let visitor = program.visitor();
    enter(&visitor, &[]).await;
    let log = PathBuf::from(format!("{}-wal", file.display()));
    fs::remove_file(&log).expect("the log is deleted");
    visitor.post("/submit", &sheet(&ANOTHER)).await.is(503);
    let written: Result<(), DbError> = program.app.db.write_now(|_| Ok(()));
    let error = written.expect_err("it is refused").to_string();
    assert!(error.contains("was deleted or replaced"), "{error}");
}

#[test]
fn a_file_that_a_vacuum_made_shorter_is_the_same_database() {
    let (program, file) = on_file();
    let db = &program.app.db;
    let run = |sql: &str| db.on_connection(|conn| Ok(conn.batch_execute(sql)?));
    run("CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob(1000000)); PRAGMA wal_checkpoint")
        .expect("it grows");
    let before = fs::metadata(&file).expect("the file").len();
    run("DROP TABLE filler; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").expect("it shrinks");
    assert!(fs::metadata(&file).expect("the file").len() < before);
    let written: Result<(), DbError> = db.write_now(|_| Ok(()));
    written.expect("it goes on");
}

fn start(data: &Path, url: &Path) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_reeljury"));
    command
        .arg("migrate")
        .env("REELJURY_DATA", data)
        .env("REELJURY_DATABASE_URL", url);
    command.output().expect("it runs")
}

#[track_caller]
fn refused(output: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    for words in words {
        assert!(said.contains(words), "“{words}”: {said}");
    }
}

#[test]
fn a_file_that_is_lost_is_not_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.sqlite");
    assert!(start(folder.path(), &file).status.success());
    let bytes = fs::read(&file).expect("the file");
    fs::remove_file(&file).expect("it is lost");
    let words = [
        "there is no database file at",
        "a.sqlite",
        "newest backup",
        "database-was-here",
    ];
    refused(&start(folder.path(), &file), &words);
    assert!(!file.exists(), "an empty one was made");
    let elsewhere = folder.path().join("b.sqlite");
    refused(&start(folder.path(), &elsewhere), &["b.sqlite", "a.sqlite"]);

    fs::write(&file, bytes).expect("the backup");
    assert!(start(folder.path(), &file).status.success());
    fs::remove_file(&file).expect("it is given up");
    fs::remove_file(folder.path().join("database-was-here")).expect("the marker too");
    assert!(start(folder.path(), &file).status.success());
}

#[test]
fn a_damaged_file_is_refused_at_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = PathBuf::from(database::fresh_file(folder.path()));
    let whole = fs::read(&file).expect("the file");
    let mut flipped = whole.clone();
    // the second page is the root of a table
    flipped[4096..4196].fill(0xff);
    let cut = whole[..whole.len() / 2].to_vec();
    let mut head = whole.clone();
    head[..16].fill(0);
    for (what, bytes) in [("flipped", flipped), ("cut", cut), ("no head", head)] {
        fs::write(&file, bytes).expect("it is damaged");
        let output = start(folder.path(), &file);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains("the database file is damaged"),
            "{what}: {said}"
        );
        refused(&output, &["put a backup in its place"]);
    }
    fs::write(&file, whole).expect("it is whole");
    assert!(start(folder.path(), &file).status.success());
}

#[test]
fn a_log_that_grew_behind_a_reader_is_short_again() {
    let (program, file) = on_file();
    let db = &program.app.db;
    let length = || fs::metadata(format!("{}-wal", file.display())).map_or(0, |log| log.len());
    let mut reader = SqliteConnection::establish(&file.display().to_string()).expect("a reader");
    reader
        .batch_execute("BEGIN; SELECT count(*) FROM entries")
        .expect("an old snapshot");
    fill(db);
    assert!(length() > 64 << 20, "{}", length());
    assert!(!db.shorten_log().expect("it tries"));
    assert!(length() > 64 << 20, "somebody reads what is in it");
    reader.batch_execute("ROLLBACK").expect("it has read");
    assert!(db.shorten_log().expect("it is done"));
    assert_eq!(length(), 0);
}

fn fill(db: &Db) {
    let filled = db.on_connection(|conn| {
        if let Conn::Sqlite(conn) = conn {
            conn.batch_execute("CREATE TABLE filler (bytes BLOB)")?;
            for _ in 0..70 {
                conn.batch_execute("INSERT INTO filler VALUES (zeroblob(1000000))")?;
            }
        }
        Ok(())
    });
    filled.expect("it grows");
}
