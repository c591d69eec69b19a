//! Reads a message piece by piece into its file, with little memory whatever its size.

use super::answer::Listed;
use super::session::{Section, Session};
use super::spool::{PIECE, Part};
use super::{FetchError, Keeper};

/// A message with more bytes is left on the server; no service accepts a tenth of that.
pub(super) const LARGEST: u64 = 1024 * 1024 * 1024;

/// The number of bytes requested at once if the connection was lost within a whole piece.
const SMALL_PIECE: u32 = 64 * 1024;

/// How a message is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As a whole, in pieces of [`PIECE`].
    Whole,
    /// As a whole, in small pieces, because the connection was lost before a full piece had arrived.
    Slowly,
    /// Header and text separately, because the server's response for the whole message could not be read.
    Apart,
}

impl Way {
    fn piece(self) -> u32 {
        if self == Self::Slowly {
            SMALL_PIECE
        } else {
            PIECE
        }
    }
}

/// Reads a message into a file, and returns its length; `None` when the server no longer has it.
///
/// Some servers list a wrong size: a message that has the same length at a second reading is accepted.
pub(super) async fn read<K: Keeper>(
    session: &mut Session,
    keeper: &K,
    listed: Listed,
    way: Way,
    mut part: Part,
) -> Result<Option<u64>, FetchError> {
    let mut before = None;
    loop {
        if !read_once(session, keeper, listed, way, &mut part).await? {
            super::spool::remove(part.path()).await;
            return Ok(None);
        }
        let length = part.length();
        if length == listed.bytes || before == Some(length) {
            return Ok(Some(length));
        }
        tracing::warn!(
            uid = listed.uid,
            said = listed.bytes,
            length,
            "a message is not as long as the server says"
        );
        before = Some(length);
        part.cut(0).await?;
    }
}

/// Reads the message into the part of it that is on disk; false when the server no longer has it.
async fn read_once<K: Keeper>(
    session: &mut Session,
    keeper: &K,
    listed: Listed,
    way: Way,
    part: &mut Part,
) -> Result<bool, FetchError> {
    let piece = way.piece();
    if way != Way::Apart {
        return read_section(session, keeper, listed, Section::Whole, piece, part).await;
    }
    part.cut(0).await?;
    Ok(
        read_section(session, keeper, listed, Section::Header, piece, part).await?
            && read_section(session, keeper, listed, Section::Text, piece, part).await?,
    )
}

async fn read_section<K: Keeper>(
    session: &mut Session,
    keeper: &K,
    listed: Listed,
    section: Section,
    length: u32,
    part: &mut Part,
) -> Result<bool, FetchError> {
    // in the file, the text follows the header; on the server, its offsets begin at 0
    let before = if section == Section::Text {
        part.length()
    } else {
        0
    };
    loop {
        let offset = part.length() - before;
        let Some(piece) = session.piece(listed.uid, section, offset, length).await? else {
            return Ok(false);
        };
        part.append(&piece).await?;
        keeper.hold().await.map_err(FetchError::Keeper)?;
        if part.length() > LARGEST {
            return Err(FetchError::Unreadable("a message without end".to_owned()));
        }
        let is_last = piece.len() < length as usize;
        if piece.is_empty()
            || is_last && part.length() >= listed.bytes
            || is_last && section != Section::Whole
        {
            return Ok(true);
        }
    }
}
