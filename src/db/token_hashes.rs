//! The hashes of tokens that open a page, of whichever kind.

use std::collections::HashSet;

use diesel::prelude::*;

use super::schema::{account_links, entries};
use super::{Conn, DbError};

/// Those of these hashes that belong to a status page or to a one-time link.
pub fn known(conn: &mut Conn, hashes: &[String]) -> Result<HashSet<String>, DbError> {
    let mut known: Vec<String> = entries::table
        .filter(entries::token_hash.eq_any(hashes))
        .select(entries::token_hash)
        .load(conn)?;
    let links: Vec<String> = account_links::table
        .filter(account_links::token_hash.eq_any(hashes))
        .select(account_links::token_hash)
        .load(conn)?;
    known.extend(links);
    Ok(known.into_iter().collect())
}
