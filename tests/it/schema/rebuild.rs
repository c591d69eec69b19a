//! The steps of migrations/README.md for another CHECK keep rows, references and indexes, and a migration that loses a
//! row is refused.

use std::fs;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel_migrations::FileBasedMigrations;
use reeljury::db::migrate::{BUILT_IN, Migrations};
use reeljury::db::{Conn, Db, DbError};
use tempfile::TempDir;

use super::catalogue::{catalogue, lines};
use crate::support::{TestProgram, enter};

const README: &str = include_str!("../../../migrations/README.md");

/// Two holds, one of them over. A third, the newest, was deleted.
const ROWS: &str = "
    INSERT INTO holds (entry_id, note, held_at, due_at, resolved_at, outcome)
      SELECT id, 'does not play', submitted_at, submitted_at, submitted_at, 'mended' FROM entries;
    INSERT INTO holds (entry_id, note, held_at, due_at)
      SELECT id, 'again', submitted_at, submitted_at FROM entries;
    INSERT INTO hold_offers (hold_id, link, at) SELECT id, note, held_at FROM holds;
    INSERT INTO holds (entry_id, note, held_at, due_at, resolved_at, outcome)
      SELECT entry_id, 'the newest', held_at, due_at, due_at, 'left' FROM holds WHERE outcome IS NULL;
    DELETE FROM holds WHERE note = 'the newest'";
const IDS: &str = "SELECT CAST(id AS TEXT) || ' ' || note AS line FROM holds ORDER BY id";

/// The SQL that migrations/README.md gives for SQLite and for PostgreSQL.
fn shown() -> [String; 2] {
    let blocks = README.split("```sql\n").skip(1);
    let mut blocks = blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned());
    [(); 2].map(|()| blocks.next().expect("a block for either database"))
}

/// The program's migrations and one more, read from a folder.
fn and_one_more(sql: &[String; 2]) -> (TempDir, Migrations<FileBasedMigrations>) {
    let folder = tempfile::tempdir().expect("a folder");
    let [sqlite, postgresql] = [("sqlite", &sql[0]), ("postgresql", &sql[1])].map(|(name, sql)| {
        let to = folder.path().join(name);
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("migrations")
                .join(name),
            &to,
        );
        let more = to.join("90000000000001_more");
        fs::create_dir(&more).expect("a folder");
        fs::write(more.join("up.sql"), sql).expect("a file");
        fs::write(more.join("down.sql"), "").expect("a file");
        FileBasedMigrations::from_path(&to).expect("migrations")
    });
    (folder, Migrations { sqlite, postgresql })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a copy");
        }
    }
}

fn execute(db: &Db, sql: &str) -> Result<(), DbError> {
    db.on_connection(|conn| Ok(conn.batch_execute(sql)?))
}

fn holds(db: &Db) -> Vec<String> {
    let read = |conn: &mut Conn| Ok::<_, DbError>(lines(conn, IDS));
    db.read_now(read).expect("holds")
}

async fn with_holds() -> TestProgram {
    let program = TestProgram::start();
    enter(&program.visitor(), &[]).await;
    execute(&program.app.db, ROWS).expect("rows");
    program
}

/// References are still checked.
fn references_are_checked(db: &Db) {
    let stray = "INSERT INTO hold_offers (hold_id, link, at) SELECT 999, 'x', held_at FROM holds";
    assert!(
        execute(db, stray).is_err(),
        "a reference to nothing is taken"
    );
}

#[tokio::test]
async fn a_table_that_others_refer_to_is_made_anew_as_the_pages_for_authors_show() {
    let program = with_holds().await;
    let db = &program.app.db;
    let before = (catalogue(db), holds(db));
    assert_eq!(before.1, ["1 does not play", "2 again"]);
    let (_folder, migrations) = and_one_more(&shown());
    let ran = db.on_connection(|conn| migrations.run_pending(conn));
    assert_eq!(ran.expect("it runs"), 1);

    assert_eq!(holds(db), before.1);
    let new = "holds: resolved_at IS NULL = outcome IS NULL";
    let mut expected = before.0;
    assert!(expected.insert(new.to_owned()));
    assert_eq!(catalogue(db), expected);
    execute(db, "UPDATE holds SET outcome = 'plays' WHERE id = 1").expect("another ending");
    assert!(execute(db, "UPDATE holds SET outcome = NULL WHERE id = 1").is_err());
    let again = "INSERT INTO holds (entry_id, note, held_at, due_at, resolved_at, outcome) \
        SELECT entry_id, 'a new one', held_at, due_at, due_at, 'left' FROM holds WHERE id = 2";
    execute(db, again).expect("a row");
    assert_eq!(holds(db)[2], "4 a new one", "an id is given out once");
    references_are_checked(db);
}

#[tokio::test]
async fn a_migration_that_loses_a_row_to_which_another_refers_is_taken_back_and_names_it() {
    let program = with_holds().await;
    let db = &program.app.db;
    let before = (catalogue(db), holds(db));
    let [sqlite, _] = shown();
    let lossy = sqlite.replace("round_id FROM holds;", "round_id FROM holds WHERE id <> 2;");
    assert_ne!(lossy, sqlite);
    let (_folder, migrations) = and_one_more(&[lossy, "DELETE FROM holds WHERE id = 2".to_owned()]);
    let ran = db.on_connection(|conn| migrations.run_pending(conn));
    let error = ran.expect_err("it is refused").to_string();
    assert!(error.contains("90000000000001_more"), "{error}");
    let (found, refused) = (
        "row 2 of hold_offers refers to a row of holds",
        "hold_offers_hold_id_fkey",
    );
    assert!(error.contains(found) || error.contains(refused), "{error}");
    assert_eq!((catalogue(db), holds(db)), before);
    references_are_checked(db);
}

#[tokio::test]
async fn a_migration_that_fails_half_way_leaves_nothing_behind() {
    let program = with_holds().await;
    let db = &program.app.db;
    let before = (catalogue(db), holds(db));
    let half =
        "CREATE TABLE half (id INTEGER); DELETE FROM hold_offers; INSERT INTO nowhere VALUES (1);"
            .to_owned();
    let (_folder, migrations) = and_one_more(&[half.clone(), half]);
    let ran = db.on_connection(|conn| migrations.run_pending(conn));
    assert!(matches!(ran, Err(DbError::Migration { .. })), "{ran:?}");
    assert_eq!((catalogue(db), holds(db)), before);
    references_are_checked(db);
    let ran = db.on_connection(|conn| BUILT_IN.run_pending(conn));
    assert_eq!(ran.expect("nothing is pending"), 0);
}
