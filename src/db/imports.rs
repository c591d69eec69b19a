//! The lists of posts that organizers import: each file until its import, and the report on its rows.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::imports;
use super::types::{AccountId, ImportId, Stamp};
use super::{Conn, DbError};

/// A list that is planned or imported.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = imports)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The file's name.
    pub name: String,
    /// The planned or actual outcome of each row: JSON.
    pub report: String,
    /// When it was imported; `None` while it is only planned.
    pub done_at: Option<Stamp>,
}

/// Stores a planned list.
pub fn keep(
    conn: &mut Conn,
    by: AccountId,
    name: &str,
    content: &[u8],
    report: &str,
    now: DateTime<Utc>,
) -> Result<ImportId, DbError> {
    Ok(diesel::insert_into(imports::table)
        .values((
            imports::account_id.eq(by),
            imports::name.eq(name),
            imports::content.eq(content),
            imports::report.eq(report),
            imports::made_at.eq(Stamp::from(now)),
        ))
        .returning(imports::id)
        .get_result(conn)?)
}

/// The list with this id.
///
/// # Errors
/// [`DbError::Missing`] when there is none.
pub fn get(conn: &mut Conn, id: ImportId) -> Result<Import, DbError> {
    let found = imports::table.find(id);
    Ok(found.select(Import::as_select()).first(conn)?)
}

/// The file of a list that is not imported yet.
pub fn content(conn: &mut Conn, id: ImportId) -> Result<Option<Vec<u8>>, DbError> {
    let waiting = imports::table.find(id).filter(imports::done_at.is_null());
    let content: Option<Option<Vec<u8>>> =
        waiting.select(imports::content).first(conn).optional()?;
    Ok(content.flatten())
}

/// Marks a list as imported: stores its report, and deletes its file, since the entries now have the content.
pub fn finish(
    conn: &mut Conn,
    id: ImportId,
    report: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let open = imports::table.find(id).filter(imports::done_at.is_null());
    diesel::update(open)
        .set((
            imports::report.eq(report),
            imports::content.eq(None::<Vec<u8>>),
            imports::done_at.eq(Stamp::from(now)),
        ))
        .execute(conn)?;
    Ok(())
}
