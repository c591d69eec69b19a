//! Both databases have the same structure, and every migration runs over existing rows, up and down.

mod at_once;
mod catalogue;
mod filled;
mod killed;
mod rebuild;
mod words;

use std::collections::BTreeSet;
use std::fs;

use reeljury::db::Db;

use crate::support::database;
use crate::support::left_out::left_out;
use catalogue::catalogue;

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

#[test]
fn both_databases_have_the_same_tables_columns_references_indexes_and_checks() {
    if std::env::var("TEST_DATABASE_URL").is_err() {
        left_out("needs PostgreSQL (TEST_DATABASE_URL)", false);
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = Db::open(&database::fresh_file(folder.path())).expect("SQLite");
    let postgres = Db::open(&database::fresh(folder.path())).expect("PostgreSQL");
    postgres.migrate().expect("migrations run");
    let (sqlite, postgres) = (catalogue(&sqlite), catalogue(&postgres));
    for expected in [
        "entries.round_id? -> rounds",
        "holds_open on holds [entry_id] unique where resolved_at IS NULL",
        "constraint on pairs [entry_a, entry_b] unique",
        "scores: half_points >= 0",
        "pairs: entry_a < entry_b",
    ] {
        assert!(sqlite.contains(expected), "{expected}: {sqlite:#?}");
    }
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    let different = (only(&sqlite, &postgres), only(&postgres, &sqlite));
    assert_eq!(different, (vec![], vec![]));
}
