//! Several programs start on a new database at once: one migrates, the others wait for it, and none fails.

use std::process::{Child, Command, Output, Stdio};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::db::{Conn, Db, DbError};

use super::folders;
use crate::support::database;

const PROGRAMS: usize = 5;
const ROUNDS: usize = 3;

/// The command `reeljury migrate` on this database.
pub fn migrate(url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reeljury"));
    command.arg("migrate").env("REELJURY_DATABASE_URL", url);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How many migrations the program reports to have run.
fn ran(output: &Output) -> usize {
    let said = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{error}");
    let number = said.split_whitespace().next().expect("a number");
    number.parse().expect("a number")
}

#[test]
fn several_first_starts_wait_for_each_other() {
    for _ in 0..ROUNDS {
        let folder = tempfile::tempdir().expect("a folder");
        let url = database::empty(folder.path());
        let start = |n: usize| {
            let data = folder.path().join(n.to_string());
            let mut command = migrate(&url);
            command.env("REELJURY_DATA", data).spawn().expect("it runs")
        };
        let programs: Vec<Child> = (0..PROGRAMS).map(start).collect();
        let all = programs
            .into_iter()
            .map(|program| ran(&program.wait_with_output().expect("an end")))
            .sum::<usize>();
        assert_eq!(all, folders("sqlite").len(), "each migration once");
    }
}

#[test]
fn a_migration_waits_until_another_program_has_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("busy.sqlite").display().to_string();
    let mut other = SqliteConnection::establish(&file).expect("another program");
    other
        .batch_execute("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE")
        .expect("it writes");
    let mut command = migrate(&file);
    let mut program = command
        .env("REELJURY_DATA", folder.path())
        .spawn()
        .expect("it runs");
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(program.try_wait().expect("its state").is_none(), "it waits");
    other.batch_execute("COMMIT").expect("it has written");
    let output = program.wait_with_output().expect("an end");
    assert_eq!(ran(&output), folders("sqlite").len());
}

#[test]
fn a_database_of_a_newer_program_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = database::fresh(folder.path());
    let db = Db::open(&url).expect("a database");
    db.migrate().expect("migrations run");
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')";
    let insert = |conn: &mut Conn| Ok(diesel::sql_query(newer).execute(conn)?);
    db.on_connection(insert).expect("a newer program migrates");
    let error = db.migrate().expect_err("it is refused");
    assert!(matches!(error, DbError::TooNew(_)), "{error}");
    let mut command = migrate(&url);
    let output = command
        .env("REELJURY_DATA", folder.path())
        .output()
        .expect("an end");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("a newer version of this program has changed the database"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}
