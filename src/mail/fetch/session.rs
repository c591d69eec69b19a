//! The commands of a signed-in session: few and short, and only [`Session::flag`] changes the mailbox.
//!
//! SEARCH is not used: QQ returns all messages for it, NetEase none. Commands stay far below 6 KB, since QQ ignores
//! longer ones.

use async_imap::imap_proto::{Response, Status};

use super::FetchError;
use super::answer::{Listed, attributes, listing, piece_in, set_of, uid_of};
use super::error::sentence;
use super::folders;
use super::wire::Wire;

/// A session with a mailbox.
#[derive(Debug)]
pub struct Session {
    pub(super) imap: async_imap::Session<Wire>,
    /// Whether the server reports new messages by itself (IDLE).
    pub(super) idles: bool,
}

/// An opened folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened {
    /// The numbering of its messages; 0 if the server gives none.
    pub uid_validity: u32,
    /// How many messages it has.
    pub messages: u32,
    /// Whether any keyword can be set in it.
    pub keeps_flags: bool,
}

/// A part of a message that can be read piece by piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Whole,
    Header,
    Text,
}

impl Session {
    /// Begins a session and sends the client's name, without which NetEase does not open any folder.
    pub(super) async fn begin(mut imap: async_imap::Session<Wire>) -> Result<Self, FetchError> {
        let able = imap.capabilities().await?;
        let (idles, takes_id) = (able.has_str("IDLE"), able.has_str("ID"));
        let mut session = Self { imap, idles };
        if takes_id {
            session.introduce().await?;
        }
        Ok(session)
    }

    async fn introduce(&mut self) -> Result<(), FetchError> {
        let us = [
            ("name", Some(env!("CARGO_PKG_NAME"))),
            ("version", Some(env!("CARGO_PKG_VERSION"))),
        ];
        self.imap.id(us).await?;
        Ok(())
    }

    /// The folders to check.
    pub(super) async fn folders(&mut self) -> Result<Vec<String>, FetchError> {
        let mut listed = vec![];
        let asked = self.exchange("LIST \"\" \"*\"", |response| {
            if let Some(folder) = folders::Folder::of(response) {
                listed.push(folder);
            }
        });
        match asked.await {
            Ok(()) => {}
            Err(FetchError::Said { words, .. }) => {
                tracing::warn!(words, "the folders cannot be listed")
            }
            Err(other) => return Err(other),
        }
        Ok(folders::to_look_in(&listed))
    }

    /// Opens a folder, read-only unless a flag is to be set.
    pub(super) async fn open(&mut self, folder: &str, to_flag: bool) -> Result<Opened, FetchError> {
        match self.open_once(folder, to_flag).await {
            Err(FetchError::Said { words, .. }) if words.contains("Unsafe Login") => {
                self.introduce().await?;
                self.open_once(folder, to_flag).await
            }
            answer => answer,
        }
    }

    async fn open_once(&mut self, folder: &str, to_flag: bool) -> Result<Opened, FetchError> {
        let opened = match to_flag {
            true => self.imap.select(folder).await,
            false => self.imap.examine(folder).await,
        };
        let opened =
            opened.map_err(|error| named(error.into(), &format!("to open the folder {folder}")))?;
        use async_imap::types::Flag;
        Ok(Opened {
            uid_validity: opened.uid_validity.unwrap_or(0),
            messages: opened.exists,
            keeps_flags: opened.permanent_flags.contains(&Flag::MayCreate),
        })
    }

    /// The numbers of the open folder's messages from `from` on, ascending.
    pub(super) async fn uids(&mut self, from: u32) -> Result<Vec<u32>, FetchError> {
        let mut uids = vec![];
        self.exchange(&format!("UID FETCH {from}:* (UID)"), |response| {
            uids.extend(attributes(response).iter().find_map(uid_of));
        })
        .await?;
        // `n:*` includes the last message even if its number is below n
        uids.retain(|uid| *uid >= from);
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// The size and, if `dated`, the date of each of these messages; messages that are gone are left out.
    pub(super) async fn list(
        &mut self,
        uids: &[u32],
        dated: bool,
    ) -> Result<Vec<Listed>, FetchError> {
        let mut listed = vec![];
        let instant = if dated { " INTERNALDATE" } else { "" };
        let command = format!("UID FETCH {} (UID RFC822.SIZE{instant})", set_of(uids));
        self.exchange(&command, |response| {
            listed.extend(listing(attributes(response)))
        })
        .await?;
        listed.retain(|message: &Listed| uids.contains(&message.uid));
        listed.sort_unstable_by_key(|message| message.uid);
        listed.dedup_by_key(|message| message.uid);
        Ok(listed)
    }

    /// A piece of a message; the last piece is shorter than requested. `None` when the message is gone.
    pub(super) async fn piece(
        &mut self,
        uid: u32,
        section: Section,
        offset: u64,
        length: u32,
    ) -> Result<Option<Vec<u8>>, FetchError> {
        let name = match section {
            Section::Whole => "",
            Section::Header => "HEADER",
            Section::Text => "TEXT",
        };
        let mut piece = None;
        let command = format!("UID FETCH {uid} (UID BODY.PEEK[{name}]<{offset}.{length}>)");
        self.exchange(&command, |response| {
            if piece.is_none() {
                piece = piece_in(attributes(response), uid, offset);
            }
        })
        .await?;
        match piece {
            Some(bytes) if bytes.len() > length as usize => Err(FetchError::Unreadable(
                "more of a message than was asked for".to_owned(),
            )),
            piece => Ok(piece),
        }
    }

    /// Sets a flag on a message.
    pub(super) async fn flag(&mut self, uid: u32, flag: &str) -> Result<(), FetchError> {
        let command = format!("UID STORE {uid} +FLAGS.SILENT ({flag})");
        self.exchange(&command, |_| {}).await
    }

    /// Ends the session; an error no longer matters.
    pub async fn leave(mut self) {
        let _ = self.imap.logout().await;
    }

    /// Sends a command, and passes every response to `each` until the server has completed the command.
    async fn exchange(
        &mut self,
        command: &str,
        mut each: impl FnMut(&Response<'_>),
    ) -> Result<(), FetchError> {
        let id = self.imap.run_command(command).await?;
        let mut verdict = None;
        while verdict.is_none() {
            let look = |response: &Response<'_>| match response {
                Response::Done {
                    tag,
                    status,
                    outcome,
                } if *tag == id => Some((
                    *status == Status::Ok,
                    words_of(outcome.information.as_deref()),
                )),
                other => {
                    each(other);
                    None
                }
            };
            verdict = self.next(look).await?;
        }
        match verdict {
            Some((true, _)) | None => Ok(()),
            Some((_, words)) => Err(FetchError::Said {
                command: command.chars().take(60).collect(),
                words,
            }),
        }
    }

    /// Reads the next response.
    pub(super) async fn next<T>(
        &mut self,
        look: impl FnOnce(&Response<'_>) -> T,
    ) -> Result<T, FetchError> {
        let response = self.imap.read_response().await?;
        let response = response.ok_or_else(|| FetchError::Cut("it was closed".to_owned()))?;
        match response.parsed() {
            Response::Data {
                status: Status::Bye,
                outcome,
            } => Err(FetchError::Cut(words_of(outcome.information.as_deref()))),
            other => Ok(look(other)),
        }
    }
}

fn words_of(information: Option<&str>) -> String {
    information
        .unwrap_or("without a reason")
        .chars()
        .take(300)
        .collect()
}

fn named(error: FetchError, command: &str) -> FetchError {
    match error {
        FetchError::Said { words, .. } => FetchError::Said {
            command: command.to_owned(),
            words: sentence(&words).to_owned(),
        },
        other => other,
    }
}
