//! A fresh database per test: a copy of a migrated SQLite file, or a schema of its own on PostgreSQL.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reeljury::db::Db;

/// The URL of a database that nobody else uses; SQLite files live in `folder`.
pub fn fresh(folder: &Path) -> String {
    match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => fresh_schema(&server),
        Err(_) => fresh_file(folder),
    }
}

/// The URL of a database without any table.
pub fn empty(folder: &Path) -> String {
    match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => fresh_schema(&server),
        Err(_) => folder.join("empty.sqlite").display().to_string(),
    }
}

/// A copy of a migrated SQLite file.
pub fn fresh_file(folder: &Path) -> String {
    static MIGRATED: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MIGRATED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("migrated.sqlite");
        Db::open(&path.display().to_string())
            .and_then(|db| db.migrate())
            .expect("migrations run");
        fs::read(&path).expect("the migrated file")
    });
    let path = folder.join("test.sqlite");
    fs::write(&path, bytes).expect("a copy of the migrated file");
    path.display().to_string()
}

fn fresh_schema(server: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("test_{}_{n}", std::process::id());
    let mut conn =
        PgConnection::establish(server).expect("the PostgreSQL server of TEST_DATABASE_URL");
    conn.batch_execute(&format!(
        "DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"
    ))
    .expect("a schema of its own");
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-c%20search_path%3D{schema}")
}
