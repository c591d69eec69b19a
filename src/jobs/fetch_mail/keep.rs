//! How is a fetched letter kept? Taken in and remembered in one transaction.

use std::io;

use super::Lease;
use crate::app::App;
use crate::db::mailboxes::{self, Sighting};
use crate::db::{Conn, DbError};
use crate::intake::{Origin, take_in};
use crate::mail::fetch::{Fetched, Keeper, Kept, Seen};
use crate::media::MediaError;

/// Keeps letters in the database of the program.
pub struct DbKeeper<'a> {
    app: &'a App,
    lease: &'a Lease,
}

impl<'a> DbKeeper<'a> {
    /// For the mailbox that is lent.
    pub fn new(app: &'a App, lease: &'a Lease) -> Self {
        Self { app, lease }
    }
}

impl Keeper for DbKeeper<'_> {
    async fn seen(&self, folder: &str, uid_validity: u32) -> anyhow::Result<Seen> {
        let (id, folder) = (self.lease.mailbox.id, folder.to_owned());
        let read = move |conn: &mut Conn| mailboxes::seen(conn, id, &folder, uid_validity);
        Ok(self.app.db.read(read).await?.into_iter().collect())
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
            // the only other folder that is looked into
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
