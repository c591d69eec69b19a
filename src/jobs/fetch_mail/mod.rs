//! Fetches messages from the contest's mailbox over one connection: first all that are there, then each new one as it
//! arrives.
//!
//! It runs only if `imap_url` is set, and in one copy of the program at a time.

mod keep;
mod lease;

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use chrono::Duration;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::app::App;
use crate::config::Config;
use crate::mail::fetch::{self, FetchError, Pass, Session, Settings};
use keep::DbKeeper;
pub use lease::{Asker, Lease, Taken};

/// The settings for fetching; `None` when no mailbox is set.
pub fn settings(config: &Config) -> anyhow::Result<Option<Settings>> {
    let Some(account) = config.imap.clone() else {
        return Ok(None);
    };
    let mut settings = Settings::new(account, spool(config));
    settings.flag.clone_from(&config.imap_flag);
    if let Some(path) = &config.imap_ca {
        let named = || format!("imap_ca: cannot read certificates from {}", path.display());
        let pem = fs::read(path).with_context(named)?;
        let read: Result<_, _> = CertificateDer::pem_slice_iter(&pem).collect();
        settings.authorities = read.with_context(named)?;
    }
    Ok(Some(settings))
}

fn spool(config: &Config) -> PathBuf {
    config.data.join("spool")
}

/// Fetches the messages in the mailbox, then waits for new ones until the connection ends. Failures of the mail server
/// are stored in the mailbox's row; only failures of the database and the spool folder are errors.
pub async fn fetch_mail(app: &App) -> anyhow::Result<()> {
    let Some(settings) = settings(&app.config)? else {
        return Ok(());
    };
    let taken = Lease::take(app, &settings.account, &settings.spool, Asker::Schedule).await?;
    let Taken::Ours(lease) = taken else {
        return Ok(());
    };
    let mut pass = Pass::default();
    let stay = stay(app, &settings, &lease, &mut pass);
    let error = match app.stopping.unless_begun(stay).await {
        // a message that is being stored is stored whole or not at all, and fetched again then
        None => return lease.give_back().await,
        Some(Ok(never)) => match never {},
        Some(Err(error)) => error,
    };
    tracing::warn!(%error, mailbox = lease.mailbox.name, "fetching from the mailbox ended");
    lease.record(Err(&error), &pass.troubles).await?;
    lease.give_back().await
}

/// Fetches and waits until an error ends it.
async fn stay(
    app: &App,
    settings: &Settings,
    lease: &Lease,
    pass: &mut Pass,
) -> Result<std::convert::Infallible, FetchError> {
    let keeper = DbKeeper::new(app, lease);
    let poll = app.config.imap_poll;
    let mut session = fetch::fetch_new(settings, &keeper, pass).await?;
    loop {
        log(pass);
        let recorded = lease.record(Ok(()), &pass.troubles).await;
        recorded.map_err(FetchError::Keeper)?;
        lease.hold_for(poll).await.map_err(FetchError::Keeper)?;
        session.wait(poll.to_std().unwrap_or_default()).await?;
        lease
            .hold_for(Duration::zero())
            .await
            .map_err(FetchError::Keeper)?;
        fetch::fetch_more(&mut session, settings, &keeper, pass).await?;
    }
}

fn log(pass: &mut Pass) {
    if pass.new + pass.known > 0 {
        tracing::info!(new = pass.new, known = pass.known, "messages came in");
    }
    pass.reset_counts();
}

/// Fetches the messages in the mailbox once. Messages that were stored before an error stay stored, and `pass` counts
/// them.
pub async fn fetch_once(
    app: &App,
    settings: &Settings,
    lease: &Lease,
    pass: &mut Pass,
) -> Result<(), FetchError> {
    let keeper = DbKeeper::new(app, lease);
    let fetched = fetch::fetch_new(settings, &keeper, pass).await;
    let recorded = lease.record(fetched.as_ref().map(|_| ()), &pass.troubles);
    recorded.await.map_err(FetchError::Keeper)?;
    Session::leave(fetched?).await;
    Ok(())
}
