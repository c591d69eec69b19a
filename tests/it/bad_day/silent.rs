//! PostgreSQL does not answer, a table is locked, a transaction is left open, or it is out of something.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::db::{Conn, Db, DbError, Patience};

use super::{ANOTHER, behind, comes_back, enter_in_time, open_in_time, proxy};
use crate::support::left_out::left_out;
use crate::support::process::{Process, serve};
use crate::support::{TestProgram, database, enter};

#[tokio::test]
async fn a_server_that_falls_silent_is_answered_with_503_within_five_seconds() {
    let Some(proxy) = proxy() else { return };
    let program = behind(&proxy);
    let visitor = program.visitor();
    let first = enter(&visitor, &[]).await;
    proxy.hush();
    let forms = (0..10).map(|_| {
        let visitor = program.visitor();
        tokio::spawn(async move { enter_in_time(&visitor, &ANOTHER).await.status })
    });
    let forms: Vec<_> = forms.collect();
    for path in ["/", "/entries", &first, "/readyz"] {
        open_in_time(&visitor, path).await.is(503);
    }
    let refused = enter_in_time(&visitor, &ANOTHER).await;
    refused.is(503).says("暂时无法处理").says("没有保存");
    for form in forms {
        assert_eq!(form.await.expect("an answer"), 503);
    }

    proxy.speak();
    comes_back(&visitor, "/entries").await;
    assert_eq!(
        program.count("entries"),
        1,
        "what was refused is not stored afterwards"
    );
    comes_back(&visitor, "/readyz").await;
    enter(&visitor, &ANOTHER).await;
}

#[tokio::test]
async fn a_program_whose_database_is_silent_stops_within_ten_seconds() {
    let Some(proxy) = proxy() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let url = proxy.before(&database::fresh(folder.path()));
    let mut process = Process::start(serve(folder.path(), &url));
    process.visitor().get("/entries").await.is(200);
    proxy.hush();
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let visitor = process.visitor();
            tokio::spawn(async move { visitor.get("/entries").await.status })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    process.signal("TERM");
    let status = process.ends_within(Duration::from_secs(10)).await;
    assert!(status.success(), "{status}");
    for answer in waiting {
        assert_eq!(answer.await.expect("an answer"), 503);
    }
}

/// A connection beside the program's, to the same tables; `None` on SQLite.
fn another(program: &TestProgram) -> Option<PgConnection> {
    let url = &program.app.config.database_url;
    if !url.starts_with("postgres") {
        left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
        return None;
    }
    Some(PgConnection::establish(url).expect("another connection"))
}

#[tokio::test]
async fn a_locked_table_is_answered_with_503_within_five_seconds() {
    let program = TestProgram::start();
    let Some(mut other) = another(&program) else {
        return;
    };
    let visitor = program.visitor();
    other
        .batch_execute("BEGIN; LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
        .expect("a lock");
    open_in_time(&visitor, "/entries").await.is(503);
    enter_in_time(&visitor, &[]).await.is(503).says("没有保存");
    open_in_time(&visitor, "/readyz").await.is(200);
    other.batch_execute("ROLLBACK").expect("no lock");
    enter(&visitor, &[]).await;
    assert_eq!(program.count("entries"), 1);
}

#[test]
fn a_write_that_is_left_open_is_ended_by_the_server() {
    let program = TestProgram::start();
    if another(&program).is_none() {
        return;
    }
    let db = program.app.db.with_patience(Patience::Request);
    let begun = Instant::now();
    let written = db.write_now(|conn| {
        ask(conn, "SELECT count(*) FROM entries")?;
        // a copy of the program that was paused
        std::thread::sleep(Duration::from_secs(12));
        ask(conn, "SELECT count(*) FROM entries")
    });
    assert!(
        matches!(written, Err(DbError::Unavailable(_))),
        "{written:?}"
    );
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert_eq!(program.count("entries"), 0, "the pool has good connections");
}

fn ask(conn: &mut Conn, sql: &str) -> Result<(), DbError> {
    Ok(conn.batch_execute(sql)?)
}

/// Codes of the classes 08, 53, 55, 57 and 58 with PostgreSQL's own words for them.
const AWAY: [(&str, &str); 16] = [
    ("08006", "connection failure"),
    (
        "53100",
        "could not extend file \"base/1/2\": No space left on device",
    ),
    ("53200", "out of shared memory"),
    ("53200", "out of memory"),
    (
        "53200",
        "Not enough elements in RWConflictPool to record a read/write conflict",
    ),
    ("53300", "sorry, too many clients already"),
    (
        "53300",
        "remaining connection slots are reserved for roles with the SUPERUSER attribute",
    ),
    (
        "53400",
        "temporary file size exceeds temp_file_limit (1kB): configuration limit exceeded",
    ),
    ("55P03", "canceling statement due to lock timeout"),
    ("57014", "canceling statement due to statement timeout"),
    (
        "57P01",
        "terminating connection due to administrator command",
    ),
    (
        "57P02",
        "terminating connection because of crash of another server process",
    ),
    ("57P03", "the database system is shutting down"),
    (
        "58030",
        "could not read block 3 in file \"base/1/2\": Input/output error",
    ),
    (
        "58P01",
        "could not open file \"base/1/2\": No such file or directory",
    ),
    ("25006", "cannot execute INSERT in a read-only transaction"),
];

#[test]
fn a_server_that_is_out_of_something_is_unavailable() {
    let program = TestProgram::start();
    if another(&program).is_none() {
        return;
    }
    let fails = |code: &str, message: &str| {
        let raise = format!(
            "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = '{message}'; END $$"
        );
        program.app.db.write_now(|conn| ask(conn, &raise))
    };
    for (code, message) in AWAY {
        let failed = fails(code, message);
        assert!(matches!(failed, Err(DbError::Unavailable(_))), "{failed:?}");
    }
    let fault = fails("42703", "column x does not exist");
    assert!(matches!(fault, Err(DbError::Query(_))), "{fault:?}");
}

#[test]
fn a_database_that_cannot_hold_chinese_is_refused_at_start() {
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
        left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
        return;
    };
    let name = format!("latin_{}", std::process::id());
    let mut conn = PgConnection::establish(&server).expect("the server");
    let make = format!(
        "CREATE DATABASE {name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    );
    conn.batch_execute(&make).expect("a database");
    let opened = Db::open(&server.replacen("/postgres?", &format!("/{name}?"), 1));
    let refused = opened.map(drop).expect_err("it is refused").to_string();
    assert!(
        refused.contains("LATIN1") && refused.contains("ENCODING 'UTF8'"),
        "{refused}"
    );
    conn.batch_execute(&format!("DROP DATABASE {name}"))
        .expect("it is dropped");
}
