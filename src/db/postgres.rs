//! Connections to PostgreSQL: their limits of time, and what the database must be like.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::error::DbError;
use super::patience;

/// Limits of the connection itself: seconds until a server that does not answer is given up, and until a machine that
/// is gone is noticed (`tcp_user_timeout` in milliseconds).
const LIMITS: &str = "connect_timeout=3&keepalives_idle=5&keepalives_interval=2&keepalives_count=3&tcp_user_timeout=9000";

/// PostgreSQL's own messages are compared, so they must be in English. Where the server speaks another language and
/// lets only its superuser change that, this fails.
const IN_ENGLISH: &str = "SELECT set_config('lc_messages', 'C', false) \
     WHERE current_setting('lc_messages') !~* '^(c|posix|en)([._-]|$)'";

/// Whether a URL names a PostgreSQL server.
pub(super) fn is_url(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// The URL with our limits in front of its own parameters, of which the last counts.
pub(super) fn with_limits(url: &str) -> String {
    match url.split_once('?') {
        Some((server, theirs)) => format!("{server}?{LIMITS}&{theirs}"),
        None => format!("{url}?{LIMITS}"),
    }
}

/// Connects, and sets the limits of the session.
pub(super) fn connect(url: &str) -> Result<PgConnection, diesel::r2d2::Error> {
    use diesel::r2d2::Error::{ConnectionError, QueryError};
    let mut conn = PgConnection::establish(url).map_err(ConnectionError)?;
    conn.batch_execute(patience::ON_POSTGRES)
        .map_err(QueryError)?;
    // it is said once, at start
    let _ = conn.batch_execute(IN_ENGLISH);
    Ok(conn)
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    encoding: String,
    #[diesel(sql_type = Text)]
    messages: String,
}

/// Refuses a database that cannot hold Chinese, and warns of one whose messages this program cannot read.
pub(super) fn check(conn: &mut PgConnection) -> Result<(), DbError> {
    const QUERY: &str = "SELECT current_setting('server_encoding') AS encoding, \
         current_setting('lc_messages') AS messages";
    let found: Found = diesel::sql_query(QUERY).get_result(conn)?;
    if found.encoding != "UTF8" {
        return Err(DbError::Encoding(found.encoding));
    }
    let messages = found.messages.to_ascii_lowercase();
    if !["c", "posix", "en"]
        .iter()
        .any(|english| messages.starts_with(english))
    {
        tracing::warn!(
            messages = found.messages,
            "PostgreSQL speaks a language in which failures are not told apart: as its superuser, \
             ALTER ROLE … SET lc_messages = 'C' for the role of this program"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_of_a_url_outlive_ours() {
        let url = with_limits("postgres://u@h/db?connect_timeout=9");
        assert!(url.starts_with("postgres://u@h/db?connect_timeout=3&"));
        assert!(url.ends_with("&connect_timeout=9"));
        assert!(with_limits("postgres://u@h/db").ends_with("tcp_user_timeout=9000"));
    }
}
