//! The settings for fetching from a mailbox.

use std::path::PathBuf;
use std::time::Duration;

use rustls::pki_types::CertificateDer;

use super::account::Account;

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
