//! Fetches messages from the contest's mailbox over IMAP, each one once, and leaves the mailbox unchanged.
//!
//! [`fetch_new`] connects ([`connect`]), asks which messages each folder has ([`sweep`]), reads every new message into
//! a file ([`message`], [`spool`]) and hands it to a [`Keeper`], which stores it. Whenever the program ends, the keeper
//! knows which messages were stored, and the spool how much of the last one was read.

pub mod account;
mod answer;
pub mod backoff;
mod connect;
mod error;
mod folders;
mod literal;
mod message;
mod pass;
mod seen;
mod session;
mod spool;
mod sweep;
mod wait;
mod wire;

use std::future::Future;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustls::pki_types::CertificateDer;

pub use account::Account;
pub use error::FetchError;
pub use pass::{Pass, Trouble};
pub use seen::Seen;
pub use session::Session;

/// The settings for fetching from a mailbox.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The mailbox and its server.
    pub account: Account,
    /// Certificate authorities of a private server, trusted in addition to the public ones.
    pub authorities: Vec<CertificateDer<'static>>,
    /// The flag or keyword to set on stored messages; without one, the mailbox is not changed.
    pub flag: Option<String>,
    /// The folder for messages that are being read.
    pub spool: PathBuf,
    /// The pauses after lost connections; there are as many further tries as pauses.
    pub pauses: Vec<Duration>,
    /// How long the server may take to respond.
    pub patience: Duration,
}

impl Settings {
    /// Settings for the public services, which refuse clients that sign in again and again.
    #[must_use]
    pub fn new(account: Account, spool: PathBuf) -> Self {
        Self {
            account,
            authorities: vec![],
            flag: None,
            spool,
            pauses: [5, 30, 120].map(Duration::from_secs).to_vec(),
            patience: Duration::from_secs(60),
        }
    }
}

/// A message that was read: its raw bytes are in a file that is removed once the message is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its folder, as the server writes it.
    pub folder: String,
    /// The numbering of its folder (UIDVALIDITY).
    pub uid_validity: u32,
    /// Its number in the folder (UID).
    pub uid: u32,
    /// When the server received it (INTERNALDATE).
    pub received_at: Option<DateTime<Utc>>,
    /// The number of its bytes.
    pub bytes: u64,
    /// The file.
    pub file: PathBuf,
}

/// The outcome for a message that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The message was not known before.
    New,
    /// A message with the same bytes was stored before, from another folder or under another number.
    Known,
}

/// Stores messages, and records which ones were seen.
pub trait Keeper: Sync {
    /// The numbers seen in a folder with this numbering.
    fn seen(
        &self,
        folder: &str,
        uid_validity: u32,
    ) -> impl Future<Output = anyhow::Result<Seen>> + Send;

    /// Stores a message and records that it was seen, both or neither.
    fn keep(&self, fetched: &Fetched) -> impl Future<Output = anyhow::Result<Kept>> + Send;

    /// Whether an error of [`Self::keep`] concerns the keeper itself and not only this message.
    fn is_down(&self, error: &anyhow::Error) -> bool;

    /// Called between any two pieces of a message; fails when another program has begun to fetch from this mailbox.
    fn hold(&self) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Signs in and fetches all new messages; signs in again when the connection is lost, as often as the settings allow.
/// The session returned can wait for more messages.
///
/// # Errors
/// The reason why fetching ended. Messages that were stored until then stay stored, and `pass` counts them.
pub async fn fetch_new<K: Keeper>(
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<Session, FetchError> {
    let mut pauses = settings.pauses.iter();
    loop {
        match fetch_until_cut(settings, keeper, pass).await {
            Err(error) if error.is_of_the_connection() => {
                let Some(pause) = pauses.next() else {
                    return Err(error);
                };
                tracing::info!(%error, "the mailbox is asked again");
                tokio::time::sleep(*pause).await;
            }
            answer => return answer,
        }
    }
}

async fn fetch_until_cut<K: Keeper>(
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<Session, FetchError> {
    let mut session = connect::open(settings).await?;
    pass.start_over();
    sweep::look(&mut session, settings, keeper, pass).await?;
    Ok(session)
}

/// Checks the folders again, on a session that has waited.
///
/// # Errors
/// Like [`fetch_new`]; the session cannot be used after an error.
pub async fn fetch_more<K: Keeper>(
    session: &mut Session,
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<(), FetchError> {
    sweep::look(session, settings, keeper, pass).await
}
