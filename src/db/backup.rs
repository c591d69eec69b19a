//! Copies a whole database as of one instant, and checks or loads such a copy.

use std::path::Path;
use std::process::Command;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use super::pool::Place;
use super::schema::media;
use super::{Conn, Db, DbError};
use crate::contest::hex::from_hex;

/// The kind of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A file of SQLite.
    Sqlite,
    /// An archive of `pg_dump`.
    Postgres,
}

impl Kind {
    /// Its name in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A stored file that the database names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name in the store.
    pub sha256: [u8; 32],
    /// How many bytes it has.
    pub bytes: u64,
}

impl Db {
    /// Runs a closure on a reading connection, outside any transaction.
    fn on_reader<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T, DbError>) -> Result<T, DbError> {
        f(&mut self.link(&self.pools.readers)?.conn)
    }

    /// The URL of the PostgreSQL server; `None` for SQLite.
    fn server(&self) -> Option<&str> {
        match &self.pools.place {
            Place::Postgres(url) => Some(url),
            Place::File(_) => None,
        }
    }

    /// Copies the database to a new file as of one instant, while others read and write.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the copy cannot be made, for PostgreSQL also when `pg_dump` is not installed.
    pub fn copy_to(&self, path: &Path) -> Result<Kind, DbError> {
        match self.server() {
            Some(url) => {
                let file = format!("--file={}", path.display());
                run(
                    "pg_dump",
                    url,
                    &["--format=custom", "--no-owner", "--no-privileges", &file],
                )?;
                Ok(Kind::Postgres)
            }
            None => {
                let path = path.display().to_string();
                let copy = diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(path);
                self.on_reader(|conn| Ok(copy.execute(conn).map(drop)?))?;
                Ok(Kind::Sqlite)
            }
        }
    }
}

/// The stored files that the database names, by their rows' ids.
pub fn stored_files(conn: &mut Conn) -> Result<Vec<StoredFile>, DbError> {
    let rows: Vec<(String, i64)> = media::table
        .order(media::id)
        .select((media::sha256, media::bytes))
        .load(conn)?;
    let file = |(hash, bytes): (String, i64)| {
        let corrupt = || DbError::Corrupt(format!("media.sha256 {hash}"));
        Ok(StoredFile {
            sha256: from_hex(&hash).ok_or_else(corrupt)?,
            bytes: u64::try_from(bytes).map_err(|_| corrupt())?,
        })
    };
    rows.into_iter().map(file).collect()
}

#[derive(QueryableByName)]
struct Finding {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// Checks every page and index of a SQLite file.
///
/// # Errors
/// [`DbError::Corrupt`] with the first fault.
pub fn check_file(path: &Path) -> Result<(), DbError> {
    let unavailable = |error: diesel::ConnectionError| DbError::Unavailable(error.to_string());
    let mut conn = SqliteConnection::establish(&path.display().to_string()).map_err(unavailable)?;
    let findings = diesel::sql_query("PRAGMA integrity_check(1)").load::<Finding>(&mut conn)?;
    match findings.first() {
        Some(finding) if finding.integrity_check == "ok" => Ok(()),
        finding => Err(DbError::Corrupt(
            finding.map_or_else(String::new, |finding| finding.integrity_check.clone()),
        )),
    }
}

/// Loads a copy into an empty PostgreSQL database, whole or not at all.
///
/// # Errors
/// [`DbError::Unavailable`] when the database holds anything or cannot be reached, or `pg_restore` is not installed.
pub fn load(url: &str, path: &Path) -> Result<(), DbError> {
    let unavailable = |error: diesel::ConnectionError| DbError::Unavailable(error.to_string());
    let mut conn = PgConnection::establish(url).map_err(unavailable)?;
    let is_used = conn.batch_execute("SELECT 1 FROM entries LIMIT 1").is_ok();
    if is_used {
        let why = "the database is not empty: restore into a new one";
        return Err(DbError::Unavailable(why.to_owned()));
    }
    let path = path.display().to_string();
    run(
        "pg_restore",
        url,
        &[
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            &path,
        ],
    )
}

/// Runs one of PostgreSQL's own programs on a database. A password goes by the environment, since everybody on the
/// machine can read a program's arguments.
fn run(program: &str, url: &str, arguments: &[&str]) -> Result<(), DbError> {
    let (url, password) = without_password(url);
    let mut command = Command::new(program);
    command.arg(format!("--dbname={url}")).args(arguments);
    command.envs(password.map(|password| ("PGPASSWORD", password)));
    let output = command.output().map_err(|error| {
        DbError::Unavailable(format!(
            "{program}, which belongs to PostgreSQL, cannot run: {error}"
        ))
    })?;
    match output.status.success() {
        true => Ok(()),
        false => Err(DbError::Unavailable(format!(
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))),
    }
}

/// A URL without the password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let decoded = |text: &str| {
        let bytes = percent_encoding::percent_decode_str(text);
        bytes.decode_utf8_lossy().into_owned()
    };
    let (server, query) = url.split_once('?').unwrap_or((url, ""));
    let mut password = None;
    let parameters = query.split('&').filter(|parameter| {
        let found = parameter.strip_prefix("password=").map(decoded);
        let is_other = found.is_none();
        password = found.or(password.take());
        is_other
    });
    let query = parameters.collect::<Vec<_>>().join("&");
    let user_info = server.split_once("://").and_then(|(scheme, rest)| {
        let (user_info, host) = rest.rsplit_once('@')?;
        let (user, secret) = user_info.split_once(':')?;
        password.get_or_insert_with(|| decoded(secret));
        Some(format!("{scheme}://{user}@{host}"))
    });
    let server = user_info.unwrap_or_else(|| server.to_owned());
    (format!("{server}?{query}"), password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_stands_among_a_programs_arguments() {
        for (url, plain, password) in [
            (
                "postgres://u:p%40ss@h/db",
                "postgres://u@h/db?",
                Some("p@ss"),
            ),
            (
                "postgres://u@/db?host=/run",
                "postgres://u@/db?host=/run",
                None,
            ),
            (
                "postgres://h/db?password=p&user=u",
                "postgres://h/db?user=u",
                Some("p"),
            ),
        ] {
            let expected = (plain.to_owned(), password.map(str::to_owned));
            assert_eq!(without_password(url), expected);
        }
    }
}
