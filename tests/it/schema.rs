//! Both databases have the same tables, and every migration can be taken back.

use std::collections::BTreeSet;
use std::fs;

use diesel::prelude::*;
use diesel::sql_types::Text;
use reeljury::db::{Conn, Db, migrate};

use crate::support::database;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn folders(of: &str) -> BTreeSet<String> {
    let listed = fs::read_dir(format!("{}/migrations/{of}", env!("CARGO_MANIFEST_DIR")))
        .expect("migrations");
    listed
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn every_migration_exists_for_both_databases_under_the_same_name() {
    assert_eq!(folders("sqlite"), folders("postgresql"));
}

/// `table.column nullable? -> referenced table`, for every column.
fn columns(conn: &mut Conn) -> BTreeSet<String> {
    let query = match conn {
        Conn::Sqlite(_) => {
            "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk = 1 THEN '' ELSE '?' END \
             || COALESCE(' -> ' || f.\"table\", '') AS line \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             LEFT JOIN pragma_foreign_key_list(m.name) f ON f.\"from\" = c.name \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'"
        }
        Conn::Pg(_) => {
            "SELECT c.table_name || '.' || c.column_name || CASE WHEN c.is_nullable = 'NO' THEN '' ELSE '?' END \
             || COALESCE(' -> ' || (SELECT cl.relname FROM pg_constraint k \
                JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey) \
                JOIN pg_class cl ON cl.oid = k.confrelid \
                WHERE k.contype = 'f' AND n.nspname = current_schema() AND t.relname = c.table_name \
                AND a.attname = c.column_name), '') AS line \
             FROM information_schema.columns c \
             WHERE c.table_schema = current_schema() AND c.table_name NOT LIKE '\\_\\_%'"
        }
    };
    let lines: Vec<Line> = diesel::sql_query(query)
        .load(conn)
        .expect("the catalogue answers");
    lines.into_iter().map(|line| line.line).collect()
}

#[test]
fn both_databases_have_the_same_tables_columns_and_references() {
    if std::env::var("TEST_DATABASE_URL").is_err() {
        println!("left out: the comparison needs PostgreSQL (TEST_DATABASE_URL)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = Db::open(&database::fresh_file(folder.path())).expect("SQLite");
    let postgres = Db::open(&database::fresh(folder.path())).expect("PostgreSQL");
    postgres.migrate().expect("migrations run");
    let of = |db: &Db| {
        db.read_now(|conn| Ok::<_, reeljury::db::DbError>(columns(conn)))
            .expect("columns")
    };
    let (sqlite, postgres) = (of(&sqlite), of(&postgres));
    assert!(sqlite.len() > 100, "{sqlite:?}");
    assert_eq!(sqlite, postgres);
}

#[test]
fn migrations_can_be_taken_back_and_run_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::open(&database::fresh(folder.path())).expect("a database");
    db.migrate().expect("migrations run");
    let count = folders("sqlite").len();
    assert_eq!(
        db.on_connection(migrate::revert_all)
            .expect("all are taken back"),
        count
    );
    assert_eq!(db.migrate().expect("they run again"), count);
}
