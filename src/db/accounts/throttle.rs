//! Rate limits: counts of tries within spans of fixed length. A bucket's name says what is tried and by whom.

use chrono::{DateTime, Duration, DurationRound, Utc};
use diesel::prelude::*;

use crate::db::schema::throttles;
use crate::db::types::Stamp;
use crate::db::{Conn, DbError, on_either};

/// Counts one more try in a bucket and returns the number of tries in the current span.
pub fn hit(
    conn: &mut Conn,
    bucket: &str,
    span: Duration,
    now: DateTime<Utc>,
) -> Result<i32, DbError> {
    let begins = Stamp::from(now.duration_trunc(span).unwrap_or(now));
    let row = (
        throttles::bucket.eq(bucket),
        throttles::span_begins.eq(begins),
        throttles::hits.eq(1),
    );
    Ok(
        on_either!(conn, conn => diesel::insert_into(throttles::table)
        .values(row)
        .on_conflict((throttles::bucket, throttles::span_begins))
        .do_update()
        .set(throttles::hits.eq(throttles::hits + 1))
        .returning(throttles::hits)
        .get_result(conn))?,
    )
}

/// How many tries a bucket has in the current span.
pub fn hits(
    conn: &mut Conn,
    bucket: &str,
    span: Duration,
    now: DateTime<Utc>,
) -> Result<i32, DbError> {
    let begins = Stamp::from(now.duration_trunc(span).unwrap_or(now));
    let found = throttles::table
        .filter(throttles::bucket.eq(bucket))
        .filter(throttles::span_begins.eq(begins))
        .select(throttles::hits);
    Ok(found.first(conn).optional()?.unwrap_or(0))
}

/// Clears a bucket after a successful try.
pub fn forget(conn: &mut Conn, bucket: &str) -> Result<(), DbError> {
    diesel::delete(throttles::table.filter(throttles::bucket.eq(bucket))).execute(conn)?;
    Ok(())
}

/// Deletes the spans that began before an instant and returns their number.
pub fn forget_before(conn: &mut Conn, before: DateTime<Utc>) -> Result<usize, DbError> {
    let old = throttles::table.filter(throttles::span_begins.lt(Stamp::from(before)));
    Ok(diesel::delete(old).execute(conn)?)
}
