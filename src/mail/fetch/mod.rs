//! How do letters come out of the contest's mailbox? Over IMAP, each one once, and the mailbox stays as it was.
//!
//! [`fetch_new`] connects ([`connect`]), asks which messages each folder holds ([`sweep`]), reads every message that was
//! not seen yet into a file ([`message`], [`spool`]) and hands it to a [`Keeper`], which remembers. Whatever ends the
//! program, the keeper knows what was taken and the spool knows how far the message under way had come.

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

/// How a mailbox is fetched from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whose mailbox, on which server.
    pub account: Account,
    /// A private server's certificate authorities, trusted beside the public ones.
    pub authorities: Vec<CertificateDer<'static>>,
    /// The flag or keyword set on messages that were taken; none leaves the mailbox untouched.
    pub flag: Option<String>,
    /// Where messages lie while they are read.
    pub spool: PathBuf,
    /// How long to wait after each connection that was lost before the next; as many connections are tried again.
    pub pauses: Vec<Duration>,
    /// How long the server may stay silent when it owes an answer.
    pub patience: Duration,
}

impl Settings {
    /// Settings that suit the public services: they turn away clients that sign in again and again.
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

/// A message that was read: its raw bytes, complete, in a file that goes away once it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The folder it lies in, as the server writes it.
    pub folder: String,
    /// The numbering its number belongs to.
    pub uid_validity: u32,
    /// Its number in the folder.
    pub uid: u32,
    /// When the server received it (INTERNALDATE).
    pub received_at: Option<DateTime<Utc>>,
    /// How many bytes it has.
    pub bytes: u64,
    /// The file.
    pub file: PathBuf,
}

/// What became of a message that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was not known.
    New,
    /// The same bytes were kept before, from another folder or under another number.
    Known,
}

/// What remembers which messages were seen, and keeps them.
pub trait Keeper: Sync {
    /// The numbers seen in a folder under this numbering.
    fn seen(
        &self,
        folder: &str,
        uid_validity: u32,
    ) -> impl Future<Output = anyhow::Result<Seen>> + Send;

    /// Keeps a message and remembers that it was seen, both or neither.
    fn keep(&self, fetched: &Fetched) -> impl Future<Output = anyhow::Result<Kept>> + Send;

    /// Whether it is the keeper that is out of order, by what [`Self::keep`] said, and not this one message.
    fn is_down(&self, error: &anyhow::Error) -> bool;

    /// Asked between any two pieces of a message: fails when somebody else fetches from this mailbox by now.
    fn hold(&self) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Signs in and takes everything that was not seen yet; signs in again when the connection is lost, as often as the
/// settings say. The session can wait for more.
///
/// # Errors
/// What ended it. Everything kept until then stays kept, and `pass` tells what that was.
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

/// Looks into the folders again on a session that waited.
///
/// # Errors
/// As [`fetch_new`]; the session is of no use after it.
pub async fn fetch_more<K: Keeper>(
    session: &mut Session,
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<(), FetchError> {
    sweep::look(session, settings, keeper, pass).await
}
