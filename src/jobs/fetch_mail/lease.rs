//! The lease on a mailbox: one copy of the program fetches from it at a time, on this machine and on all others.
//!
//! On one machine the lease is a lock on the spool folder, which ends with the process. Among machines it is a row that
//! names the spool folder and the end of the lease, so that a process restarted after a kill continues at once.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, bail};
use chrono::{DateTime, Duration, Utc};

use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::DbError;
use crate::db::mail::mailboxes::{self, FetchOutcome, Mailbox};
use crate::links;
use crate::mail::fetch::backoff::{after_failures, after_refusals};
use crate::mail::fetch::{Account, FetchError, Trouble};

/// The length of a lease.
const LENT: Duration = Duration::minutes(3);
/// How long before its end a lease is prolonged.
const EARLY: Duration = Duration::minutes(2);

/// Who wants the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The schedule, which waits for the end of every pause.
    Schedule,
    /// A person, who waits only for the end of a pause after a refused sign-in.
    Person,
}

/// A lease on the mailbox, held by this copy of the program.
pub struct Lease {
    app: App,
    /// The mailbox as it was when the lease began.
    pub mailbox: Mailbox,
    holder: String,
    until: Mutex<DateTime<Utc>>,
    /// Whether a fetch was completed during this lease; if so, earlier failures no longer count.
    was_well: AtomicBool,
    _lock: File,
}

/// The result of [`Lease::take`].
pub enum Taken {
    /// This copy has the lease.
    Ours(Box<Lease>),
    /// This copy has no lease; the reason in words.
    NotNow(String),
}

impl Lease {
    /// Takes the lease if the mailbox is free.
    pub async fn take(
        app: &App,
        account: &Account,
        spool: &Path,
        asker: Asker,
    ) -> anyhow::Result<Taken> {
        let Some((lock, holder)) = lock(spool)? else {
            return Ok(Taken::NotNow(
                "this machine fetches from it already".to_owned(),
            ));
        };
        let (name, now) = (account.mailbox(), app.now());
        let mark = app.links.account_mark(
            &format!("{name}:{}", account.port),
            account.password.reveal(),
        );
        let (ours, until) = (holder.clone(), now + LENT);
        let lend = move |tx: &mut Tx<'_>| {
            let mailbox = mailboxes::open(tx.conn, &name, &mark)?;
            if let Some(why) = paused_reason(&mailbox, asker, now) {
                return Ok((mailbox, Some(why)));
            }
            let is_ours = mailboxes::hold(tx.conn, mailbox.id, &ours, until, now)?;
            let why = (!is_ours).then(|| "another machine fetches from it".to_owned());
            Ok::<_, DbError>((mailbox, why))
        };
        let (mailbox, why) = app.write(now, lend).await?;
        Ok(match why {
            Some(why) => Taken::NotNow(why),
            None => Taken::Ours(Box::new(Self {
                app: app.clone(),
                mailbox,
                holder,
                until: Mutex::new(until),
                was_well: AtomicBool::new(false),
                _lock: lock,
            })),
        })
    }

    /// Prolongs the lease if it ends soon; fails if another copy has the mailbox now.
    pub async fn hold(&self) -> anyhow::Result<()> {
        let until = *self
            .until
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if self.app.now() + EARLY < until {
            return Ok(());
        }
        self.hold_for(Duration::zero()).await
    }

    /// Prolongs the lease so that it lasts longer than a wait.
    pub async fn hold_for(&self, waiting: Duration) -> anyhow::Result<()> {
        let now = self.app.now();
        let until = now + waiting + LENT;
        let (id, holder) = (self.mailbox.id, self.holder.clone());
        let hold = move |tx: &mut Tx<'_>| mailboxes::hold(tx.conn, id, &holder, until, now);
        if !self.app.write::<_, DbError>(now, hold).await? {
            bail!("another machine fetches from the mailbox by now");
        }
        *self
            .until
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = until;
        Ok(())
    }

    /// Stores how a try went, which messages it left in the mailbox, and when the next try may begin.
    pub async fn record(
        &self,
        outcome: Result<(), &FetchError>,
        left: &[Trouble],
    ) -> anyhow::Result<()> {
        let (id, now) = (self.mailbox.id, self.app.now());
        let left = outcome.is_ok().then(|| serde_json::to_string(left));
        let tried = FetchOutcome {
            left_letters: left.transpose()?,
            ..self.tried(outcome, now)
        };
        self.was_well.fetch_or(outcome.is_ok(), Ordering::Relaxed);
        let record = move |tx: &mut Tx<'_>| mailboxes::record(tx.conn, id, &tried, now);
        Ok(self.app.write::<_, DbError>(now, record).await?)
    }

    fn tried(&self, outcome: Result<(), &FetchError>, now: DateTime<Utc>) -> FetchOutcome {
        let poll = self.app.config.imap_poll;
        let before = match self.was_well.load(Ordering::Relaxed) {
            true => (0, 0),
            false => (self.mailbox.refusals, self.mailbox.failures),
        };
        let (refusals, failures) = match outcome {
            Ok(()) => (0, 0),
            Err(error) if error.is_refusal() => (before.0.saturating_add(1), 0),
            Err(_) => (0, before.1.saturating_add(1)),
        };
        let pause = match (refusals, failures) {
            (0, 0) => poll,
            (0, failures) => after_failures(failures.unsigned_abs(), poll),
            (refusals, _) => after_refusals(refusals.unsigned_abs()),
        };
        FetchOutcome {
            refusals,
            failures,
            free_at: now + pause,
            error: outcome.err().map(ToString::to_string),
            left_letters: None,
        }
    }

    /// Gives the mailbox back.
    pub async fn give_back(self) -> anyhow::Result<()> {
        let (id, holder) = (self.mailbox.id, self.holder);
        let give_back = move |tx: &mut Tx<'_>| mailboxes::give_back(tx.conn, id, &holder);
        Ok(self
            .app
            .write::<_, DbError>(self.app.now(), give_back)
            .await?)
    }
}

/// Why no fetch may begin at this instant.
fn paused_reason(mailbox: &Mailbox, asker: Asker, now: DateTime<Utc>) -> Option<String> {
    let free_at = mailbox.free_at?.utc();
    if free_at <= now || asker == Asker::Person && mailbox.refusals == 0 {
        return None;
    }
    let error = mailbox.last_error.as_deref().unwrap_or("all was well");
    Some(format!(
        "it is left in peace until {free_at}, after: {error}"
    ))
}

/// The lock on the spool folder, and the folder's random name, which is unique among all machines; `None` while another
/// process has the lock.
fn lock(spool: &Path) -> anyhow::Result<Option<(File, String)>> {
    let named = |path: PathBuf| format!("cannot use {}", path.display());
    fs::create_dir_all(spool).with_context(|| named(spool.to_owned()))?;
    let path = spool.join("lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path);
    let file = file.with_context(|| named(path.clone()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error).with_context(|| named(path)),
    }
    let path = spool.join("name");
    let name = match fs::read_to_string(&path) {
        Ok(name) if !name.is_empty() => name,
        _ => {
            let name = links::random_token();
            fs::write(&path, &name).with_context(|| named(path))?;
            name
        }
    };
    Ok(Some((file, name)))
}
