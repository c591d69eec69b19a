//! Stores fetched messages: a message and its place in the mailbox are written in one transaction.

use std::io;

use super::lease::Lease;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::mail::mailboxes::{self, Sighting};
use crate::db::{Conn, DbError};
use crate::intake::{Origin, take_in};
use crate::mail::fetch::{Fetched, Keeper, Kept, Seen};
use crate::media::MediaError;

/// Stores messages in the program's database.
pub struct DbKeeper<'a> {
    app: &'a App,
    lease: &'a Lease,
}

impl<'a> DbKeeper<'a> {
    /// A keeper for the leased mailbox.
    pub fn new(app: &'a App, lease: &'a Lease) -> Self {
        Self { app, lease }
    }
}

impl Keeper for DbKeeper<'_> {
    async fn seen(&self, folder: &str, uid_validity: u32) -> anyhow::Result<Seen> {
        let (id, folder) = (self.lease.mailbox.id, folder.to_owned());
        let read = move |tx: &mut Tx<'_>| mailboxes::seen(tx.conn, id, &folder, uid_validity);
        let seen = self.app.read(self.app.now(), read).await?;
        Ok(seen.into_iter().collect())
    }

    async fn keep(&self, fetched: &Fetched) -> anyhow::Result<Kept> {
        let sighting = Sighting {
            mailbox_id: self.lease.mailbox.id,
            folder: fetched.folder.clone(),
            uid_validity: fetched.uid_validity,
            uid: fetched.uid,
        };
        let origin = Origin {
            source: format!(
                "{}, {} {}",
                self.lease.mailbox.name, fetched.folder, fetched.uid
            ),
            received_at: fetched.received_at,
            // messages are fetched from the inbox and the junk folder only
            junk: fetched.folder != "INBOX",
        };
        let now = self.app.now();
        let see = move |conn: &mut Conn, id| mailboxes::see(conn, &sighting, id, now);
        let imported = take_in(self.app, &fetched.file, origin, see).await?;
        Ok(if imported.again {
            Kept::Known
        } else {
            Kept::New
        })
    }

    fn is_down(&self, error: &anyhow::Error) -> bool {
        error.chain().any(|cause| {
            matches!(cause.downcast_ref(), Some(DbError::Unavailable(_)))
                || cause.is::<MediaError>()
                || cause.is::<io::Error>()
        })
    }

    async fn hold(&self) -> anyhow::Result<()> {
        self.lease.hold().await
    }
}
