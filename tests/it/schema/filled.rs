//! A filled database is migrated back to every older version and up again, once with a program that is killed
//! meanwhile. All values that both versions store must be unchanged.

use std::collections::{BTreeMap, BTreeSet};

use diesel::connection::SimpleConnection;
use reeljury::db::migrate::BUILT_IN;
use reeljury::db::{Conn, Db, DbError};
use reeljury::demo::fill;

use super::catalogue::{catalogue, columns, lines};
use super::{folders, killed};
use crate::support::TestProgram;

/// Beginnings of column names before a migration renamed them, and now.
const RENAMED: [(&str, &str); 9] = [
    ("entries.way", "entries.channel"),
    ("asides.put_at", "holds.held_at"),
    ("asides.settled_", "holds.resolved_"),
    ("asides.settle_note", "holds.resolve_note"),
    ("asides.", "holds."),
    ("aside_offers.aside_id", "hold_offers.hold_id"),
    ("aside_offers.", "hold_offers."),
    ("looks.", "link_checks."),
    ("", ""),
];

/// Rows for tables that are empty in a demonstration.
const MORE_ROWS: &str = "
    INSERT INTO sessions (token_hash, account_id, created_at, expires_at, used_at, device, address)
      SELECT 'token ' || id, id, created_at, created_at, created_at, '', '' FROM accounts;
    INSERT INTO throttles (bucket, span_begins, hits) SELECT email, created_at, 3 FROM accounts;
    INSERT INTO imports (account_id, name, report, made_at) SELECT id, name, '[]', created_at FROM accounts;
    INSERT INTO lookups (entry_id, link, tries, tried_at, outcome)
      SELECT id, share_text, 1, submitted_at, 'page' FROM entries;
    INSERT INTO lookup_hosts (host, refusals, free_at) SELECT email, 1, created_at FROM accounts;
    INSERT INTO holds (entry_id, note, held_at, due_at, resolved_at, resolved_by, outcome, resolve_note, round_id)
      SELECT entries.id, title, submitted_at, submitted_at, submitted_at, accounts.id, 'plays', 'seen', round_id
      FROM entries CROSS JOIN accounts WHERE entries.id <= 20;
    INSERT INTO holds (entry_id, account_id, note, held_at, due_at)
      SELECT entries.id, 1, title, submitted_at, submitted_at FROM entries WHERE entries.id <= 20;
    INSERT INTO hold_offers (hold_id, link, at) SELECT id, note, held_at FROM holds;
    INSERT INTO link_checks (entry_id, link, gone_at, due_at)
      SELECT id, share_text, submitted_at, submitted_at FROM entries;
    INSERT INTO mailboxes (name, account_mark, refusals, failures) SELECT email, name, 1, 2 FROM accounts;
    INSERT INTO sightings (mailbox_id, folder, uid_validity, uid, sha256, seen_at)
      SELECT mailboxes.id, 'INBOX', 1, messages.id, sha256, imported_at FROM messages CROSS JOIN mailboxes;
    INSERT INTO pairs (entry_a, entry_b, why, found_at)
      SELECT id, id + 1, 'same_video', submitted_at FROM entries WHERE id < 20;
    INSERT INTO tie_decisions (round_id, codes, reason, account_id, at)
      SELECT rounds.id, '[]', 'equal', accounts.id, created_at FROM rounds CROSS JOIN accounts;
    INSERT INTO vacancies (decision_id, tier, count, reason) SELECT id, 'second', 1, 'none' FROM award_decisions;
    UPDATE entries SET short_code = 'douyin:short:' || (id / 2) WHERE id <= 40";

/// A database that holds a demonstration, with a copy of each table as it was at first.
pub struct Filled {
    program: TestProgram,
}

/// Columns by table, under their present names.
pub type Known = BTreeMap<String, BTreeSet<String>>;

impl Filled {
    pub fn new() -> Self {
        let program = TestProgram::start_at("2023-06-09T10:00:00+08:00");
        fill::fill(&program.app).expect("an empty database is filled");
        let filled = Self { program };
        filled.execute(MORE_ROWS);
        let tables: Vec<String> = filled.known().into_keys().collect();
        let is_empty = |table: &&String| filled.program.count(table) == 0;
        let empty: Vec<&String> = tables.iter().filter(is_empty).collect();
        assert!(
            empty.is_empty(),
            "nothing is shown by empty tables: {empty:?}"
        );
        for table in tables {
            filled.keep(&table);
        }
        filled
    }

    /// Copies a table.
    pub fn keep(&self, table: &str) {
        let copy = format!("__before_{table}");
        self.execute(&format!(
            "DROP TABLE IF EXISTS {copy}; CREATE TABLE {copy} AS SELECT * FROM {table}"
        ));
    }

    pub fn db(&self) -> &Db {
        &self.program.app.db
    }

    pub fn url(&self) -> &str {
        &self.program.app.config.database_url
    }

    pub fn execute(&self, sql: &str) {
        let executed = self.db().on_connection(|conn| Ok(conn.batch_execute(sql)?));
        executed.unwrap_or_else(|error| panic!("{error}: {sql}"));
    }

    /// Reverts the newest migration.
    pub fn revert(&self) {
        let reverted = self.db().on_connection(|conn| BUILT_IN.revert_last(conn));
        reverted.expect("it is taken back").expect("a migration");
    }

    /// The tables and columns of the database at its present version.
    pub fn known(&self) -> Known {
        let mut known = Known::new();
        let read = |conn: &mut Conn| Ok::<_, DbError>(columns(conn));
        for line in self.db().read_now(read).expect("columns") {
            let name = line.split(['?', ' ']).next().unwrap_or_default();
            let renamed = RENAMED.iter().find_map(|(old, new)| {
                let rest = name.strip_prefix(old)?;
                Some(format!("{new}{rest}"))
            });
            let renamed = renamed.expect("every name begins somehow");
            let (table, column) = renamed.split_once('.').expect("a table and a column");
            known
                .entry(table.to_owned())
                .or_default()
                .insert(column.to_owned());
        }
        known
    }

    /// The name of a column in quotation marks. SQLite takes a name in `"` that no column has for a text, and would find
    /// it alike everywhere; in brackets it is a column or an error.
    fn quoted(&self, column: &str) -> String {
        match self.url().starts_with("postgres") {
            true => format!("\"{column}\""),
            false => format!("[{column}]"),
        }
    }

    /// Whether a table has a column, as comparisons see it.
    fn has(&self, table: &str, column: &str) -> bool {
        let query = format!("SELECT {} FROM {table}", self.quoted(column));
        let read = |conn: &mut Conn| Ok(conn.batch_execute(&query)?);
        self.db().on_connection(read).is_ok()
    }

    /// Fails unless every value in these columns is as it was at first.
    pub fn is_as_before(&self, known: &Known) {
        for (table, columns) in known {
            let columns: Vec<String> = columns.iter().map(|name| self.quoted(name)).collect();
            let columns = columns.join(", ");
            let now = format!("SELECT {columns} FROM {table}");
            let before = format!("SELECT {columns} FROM __before_{table}");
            for (all, but) in [(&now, &before), (&before, &now)] {
                let query =
                    format!("SELECT CAST(count(*) AS TEXT) AS line FROM ({all} EXCEPT {but}) AS x");
                let read = |conn: &mut Conn| Ok::<_, DbError>(lines(conn, &query));
                let different = self.db().read_now(read).expect("a count");
                assert_eq!(different, ["0"], "{query}");
            }
        }
    }
}

#[test]
fn every_older_version_full_of_rows_becomes_the_present_one_and_loses_nothing_that_both_know() {
    let filled = Filled::new();
    assert!(filled.has("entries", "title") && !filled.has("entries", "no_such_column"));
    let present = catalogue(filled.db());
    for back in 1..=folders("sqlite").len() {
        if back == killed::BACK {
            killed::leaves_no_half_migration(&filled);
        }
        (0..back).for_each(|_| filled.revert());
        let known = filled.known();
        let ran = filled.db().migrate().expect("it becomes the present one");
        assert_eq!(ran, back);
        assert_eq!(catalogue(filled.db()), present);
        filled.is_as_before(&known);
    }
}
