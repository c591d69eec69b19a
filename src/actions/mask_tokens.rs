//! Masks tokens in messages: a message may quote a letter, and with it a link that opens a page.

use super::tx::Tx;
use crate::db::mail::messages;
use crate::db::{Conn, DbError, token_hashes};
use crate::links::{MASK, hash_of, possible_tokens};

/// The most hashes that one query asks for.
const AT_ONCE: usize = 500;

/// The text with a mask in the place of each token that opens a page of this site.
pub fn mask_tokens(conn: &mut Conn, text: &str) -> Result<String, DbError> {
    let possible = possible_tokens(text).into_iter();
    let hashed: Vec<(&str, String)> = possible.map(|token| (token, hash_of(token))).collect();
    let mut masked = text.to_owned();
    for some in hashed.chunks(AT_ONCE) {
        let hashes: Vec<String> = some.iter().map(|(_, hash)| hash.clone()).collect();
        let known = token_hashes::known(conn, &hashes)?;
        for (token, _) in some.iter().filter(|(_, hash)| known.contains(hash)) {
            masked = masked.replace(token, MASK);
        }
    }
    Ok(masked)
}

/// Masks the tokens in messages that an older version stored, at most so many. Returns how many there were.
pub fn mask_old_messages(tx: &mut Tx<'_>, most: i64) -> Result<usize, DbError> {
    let (old, now) = (messages::unmasked(tx.conn, most)?, tx.now);
    for message in &old {
        let mut masked = |text: &str| mask_tokens(tx.conn, text);
        let (subject, text) = (masked(&message.subject)?, masked(&message.text)?);
        let said = masked(&message.said)?;
        messages::mask(tx.conn, message.id, [&subject, &text, &said], now)?;
    }
    Ok(old.len())
}
