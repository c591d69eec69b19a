//! When the database cannot be written, the visitor gets a clear page, and nothing that was acknowledged is lost.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::contest::role::Role;
use reeljury::db::accounts::{self, NewAccount};
use reeljury::db::types::{Stamp, StoredRole};
use reeljury::db::{Conn, DbError};

use crate::support::left_out::left_out;
use crate::support::{TestProgram, enter, sheet};

const ANOTHER: [(&str, &str); 2] = [
    ("share_text", "https://www.bilibili.com/video/BV1xx411c7mD"),
    ("receipt_key", "another-form"),
];

/// The file of the database; `None` on PostgreSQL, whose locks and disk a test cannot fill up.
fn sqlite_file(program: &TestProgram) -> Option<String> {
    let url = program.app.config.database_url.clone();
    if url.starts_with("postgres") {
        left_out("locks a SQLite file", false);
        return None;
    }
    Some(url)
}

#[tokio::test]
async fn a_locked_database_answers_503_keeps_what_was_acknowledged_and_takes_the_form_again_later()
{
    let program = TestProgram::start();
    let Some(file) = sqlite_file(&program) else {
        return;
    };
    let visitor = program.visitor();
    let first = enter(&visitor, &[]).await;
    let before = program.rows_of_entries();

    let mut other = SqliteConnection::establish(&file).expect("a second program on the same file");
    other
        .batch_execute("BEGIN EXCLUSIVE")
        .expect("it locks the file");
    let refused = visitor.post("/submit", &sheet(&ANOTHER)).await;
    refused.is(503).says("暂时无法处理");
    assert!(refused.headers.contains_key("retry-after"));
    other.batch_execute("ROLLBACK").expect("it lets go");

    assert_eq!(program.rows_of_entries(), before);
    visitor.get(&first).await.is(200).says("海河之夜");
    enter(&visitor, &ANOTHER).await;
    assert_eq!(program.count("entries"), 2);
}

#[tokio::test]
async fn a_full_disk_answers_503_and_keeps_what_was_acknowledged() {
    let program = TestProgram::start();
    if sqlite_file(&program).is_none() {
        return;
    }
    let visitor = program.visitor();
    let first = enter(&visitor, &[]).await;
    let before = program.rows_of_entries();

    // the file may not grow: SQLite then reports the same error as on a full disk
    let full = program.app.db.on_connection(|conn| {
        if let Conn::Sqlite(conn) = conn {
            conn.batch_execute("PRAGMA max_page_count = 1")?;
        }
        Ok(())
    });
    full.expect("the file is as large as it may be");
    let description = format!("{} #你好天津# #点赞天津#", "海河的早晨。".repeat(1_500));
    let long = [
        ANOTHER[0],
        ANOTHER[1],
        ("description", description.as_str()),
    ];
    visitor
        .post("/submit", &sheet(&long))
        .await
        .is(503)
        .says("暂时无法处理");

    assert_eq!(program.rows_of_entries(), before);
    visitor.get(&first).await.is(200).says("海河之夜");
}

#[tokio::test]
async fn a_unique_value_that_is_taken_fails_at_once_on_sqlite() {
    let program = TestProgram::start();
    if sqlite_file(&program).is_none() {
        return;
    }
    let new = NewAccount {
        email: "twice@example.com",
        name: "评委甲",
        role: StoredRole(Role::Judge),
        created_at: Stamp::from(program.app.now()),
    };
    let tries = std::cell::Cell::new(0);
    let written = program.app.db.write_now(|conn| {
        tries.set(tries.get() + 1);
        accounts::insert(conn, &new)?;
        accounts::insert(conn, &new)
    });
    assert!(matches!(written, Err(DbError::Query(_))), "{written:?}");
    assert_eq!((tries.get(), program.count("accounts")), (1, 0));
}
