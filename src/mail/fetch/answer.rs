//! Reads numbers, sizes, instants and pieces of messages from the server's FETCH responses.

use async_imap::imap_proto::{AttributeValue, Response};
use chrono::{DateTime, Utc};

/// A message as the server lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    pub uid: u32,
    pub bytes: u64,
    pub received_at: Option<DateTime<Utc>>,
}

pub(super) fn attributes<'a>(response: &'a Response<'a>) -> &'a [AttributeValue<'a>] {
    match response {
        Response::Fetch(_, attributes) => attributes,
        _ => &[],
    }
}

pub(super) fn uid_of(attribute: &AttributeValue<'_>) -> Option<u32> {
    match attribute {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    }
}

pub(super) fn listing(attributes: &[AttributeValue<'_>]) -> Option<Listed> {
    let size = |attribute: &AttributeValue<'_>| match attribute {
        AttributeValue::Rfc822Size(size) => Some(u64::from(*size)),
        _ => None,
    };
    let instant = |attribute: &AttributeValue<'_>| match attribute {
        AttributeValue::InternalDate(text) => instant(text),
        _ => None,
    };
    Some(Listed {
        uid: attributes.iter().find_map(uid_of)?,
        bytes: attributes.iter().find_map(size)?,
        received_at: attributes.iter().find_map(instant),
    })
}

/// The instant in a text such as `17-Jul-1996 02:44:25 -0700`; a day of one digit has a space before it.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let parsed = DateTime::parse_from_str(text.trim(), "%d-%b-%Y %H:%M:%S %z");
    parsed.ok().map(|at| at.to_utc())
}

/// The piece of the message `uid` at `offset`. A server that ignores ranges responds without an offset, with the
/// message from its beginning.
pub(super) fn piece_in(
    attributes: &[AttributeValue<'_>],
    uid: u32,
    offset: u64,
) -> Option<Vec<u8>> {
    if attributes
        .iter()
        .find_map(uid_of)
        .is_some_and(|found| found != uid)
    {
        return None;
    }
    attributes.iter().find_map(|attribute| match attribute {
        AttributeValue::BodySection { index, data, .. }
            if u64::from(index.unwrap_or(0)) == offset =>
        {
            Some(data.as_deref().unwrap_or_default().to_vec())
        }
        _ => None,
    })
}

/// Numbers as a set, such as `1:3,7,9:12`.
pub(super) fn set_of(uids: &[u32]) -> String {
    let runs = uids.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let runs = runs.map(|run| match run {
        [first, .., last] => format!("{first}:{last}"),
        _ => run[0].to_string(),
    });
    runs.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_dates_are_read() {
        let expected = "2026-11-01T02:03:04Z".parse().ok();
        assert_eq!(instant(" 1-Nov-2026 10:03:04 +0800"), expected);
        assert_eq!(instant("01-Nov-2026 10:03:04 +0800"), expected);
        assert_eq!(instant("yesterday"), None);
    }

    #[test]
    fn fifty_numbers_make_a_short_line() {
        assert_eq!(set_of(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        let apart: Vec<u32> = (0..50).map(|n| u32::MAX - 2 * n).rev().collect();
        assert!(set_of(&apart).len() < 600);
    }

    #[test]
    fn a_piece_of_another_message_or_another_place_is_not_taken() {
        let piece = |index| AttributeValue::BodySection {
            section: None,
            index,
            data: Some(b"abc".as_slice().into()),
        };
        assert_eq!(
            piece_in(&[AttributeValue::Uid(5), piece(Some(9))], 5, 9),
            Some(b"abc".to_vec())
        );
        assert_eq!(piece_in(&[piece(None)], 5, 0), Some(b"abc".to_vec()));
        assert_eq!(
            piece_in(&[AttributeValue::Uid(6), piece(Some(9))], 5, 9),
            None
        );
        assert_eq!(piece_in(&[AttributeValue::Uid(5), piece(None)], 5, 9), None);
    }
}
