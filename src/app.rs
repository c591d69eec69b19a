//! The parts of a running program: settings, database, clock, contest, links, media store, mailer. They are opened once
//! and passed to the web site, the commands and the jobs.

use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context;
use chrono::{DateTime, Utc};

use crate::actions::Actor;
use crate::actions::load_contest::load_contest;
use crate::actions::recognize_key::recognize_key;
use crate::actions::tx::{StaffTx, Tx};
use crate::clock::Clock;
use crate::config::Config;
use crate::contest::Contest;
use crate::contest::definition::BUILT_IN;
use crate::db::{Conn, Db, DbError, Patience, Retryable};
use crate::links::Links;
use crate::mail::send::Mailer;
use crate::media::Store;
use crate::pace::Pace;
use crate::resolve::Resolver;
use crate::resolve::address::Addresses;
use crate::stopping::Stopping;

/// The parts of a running program; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Its settings.
    pub config: Arc<Config>,
    /// Its database.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// The contest.
    pub contest: Arc<Contest>,
    /// The addresses that the program hands out.
    pub links: Links,
    /// The media store.
    pub media: Store,
    /// Sends the letters.
    pub mailer: Mailer,
    /// How often people may do something.
    pub pace: Arc<Pace>,
    /// The client that follows short links, made when it is first needed.
    resolver: Arc<OnceLock<Resolver>>,
    /// Whether the secret key is the one that the database was begun with.
    pub key_fits: bool,
    /// The wish to stop.
    pub stopping: Stopping,
    /// The accounts that a demonstration shows on its sign-in page; otherwise empty.
    pub demo_accounts: Arc<Vec<DemoAccount>>,
}

/// An account of the demonstration that a visitor can try.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// The key of the role's name.
    pub role: &'static str,
    /// The address for signing in.
    pub email: String,
    /// The password for signing in.
    pub password: String,
}

impl App {
    /// Opens all parts, migrates the database, and loads the contest into it. `listen` becomes the site's address when
    /// no public one is set.
    ///
    /// # Errors
    /// When a part cannot be opened, or the secret key is not the one that the database was begun with.
    pub fn open(config: Config, clock: Clock, listen: &str) -> anyhow::Result<Self> {
        let app = Self::open_with_any_key(config, clock, listen)?;
        anyhow::ensure!(app.key_fits, app.wrong_key());
        Ok(app)
    }

    /// Like [`App::open`]; with another secret key the program may say so, and do nothing else.
    pub fn open_with_any_key(config: Config, clock: Clock, listen: &str) -> anyhow::Result<Self> {
        let contest = Arc::new(read_contest(&config)?);
        let db = open_database(&config)?;
        db.migrate()
            .context("cannot bring the database up to date")?;
        let public_url = config
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{listen}"));
        let from = config
            .mail_from
            .clone()
            .unwrap_or_else(|| contest.definition.mail.address.clone());
        let mut app = Self {
            key_fits: false,
            links: Links::new(public_url, config.secret_key.clone()),
            mailer: Mailer::open(
                config.smtp_url.as_deref(),
                &config.data.join("outbox"),
                &from,
            )?,
            media: Store::open(config.media_url.as_deref(), &config.data)?,
            pace: Arc::new(Pace::new(&clock, config.throttle)),
            config: Arc::new(config),
            db,
            clock,
            contest,
            resolver: Arc::default(),
            stopping: Stopping::default(),
            demo_accounts: Arc::default(),
        };
        let now = app.now();
        app.key_fits = app.db.write_now(|conn| {
            let mut tx = app.tx(conn, now);
            load_contest(&mut tx)?;
            recognize_key(&mut tx)
        })?;
        Ok(app)
    }

    /// What to do about a secret key that is not the one that the database was begun with.
    #[must_use]
    pub fn wrong_key(&self) -> String {
        let key = self.config.data.join("secret.key");
        format!(
            "the secret key is not the one that this database was begun with: every status link that was given out \
             would be dead. Put the right key into {} or secret_key, the same for all copies of the program; if it \
             is lost for good: reeljury migrate --new-key",
            key.display()
        )
    }

    /// The client that follows short links.
    ///
    /// # Errors
    /// When the client cannot be made on this machine.
    pub fn resolver(&self) -> anyhow::Result<&Resolver> {
        if let Some(resolver) = self.resolver.get() {
            return Ok(resolver);
        }
        let settings = self.contest.definition.link_settings();
        let resolver = Resolver::new(settings, Addresses::public())?;
        Ok(self.resolver.get_or_init(|| resolver))
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Runs a closure that reads from one snapshot, on a thread for blocking work.
    pub async fn read<T, E>(
        &self,
        now: DateTime<Utc>,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let app = self.clone();
        self.db.read(move |conn| f(&mut app.tx(conn, now))).await
    }

    /// Runs an act in one transaction, on a thread for blocking work; `f` may run more than once. If it fails, nothing
    /// is written.
    pub async fn write<T, E>(
        &self,
        now: DateTime<Utc>,
        f: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Retryable + Send + 'static,
    {
        let app = self.clone();
        self.db.write(move |conn| f(&mut app.tx(conn, now))).await
    }

    /// Like [`App::write`], in the name of an organizer or a judge.
    pub async fn write_as<T, E>(
        &self,
        actor: Actor,
        f: impl Fn(&mut StaffTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Retryable + Send + 'static,
    {
        let app = self.clone();
        let write = move |conn: &mut Conn| f(&mut StaffTx::new(app.tx(conn, actor.now), actor.by));
        self.db.write(write).await
    }

    /// The same program, whose database is waited for as long as this.
    #[must_use]
    pub fn with_patience(&self, patience: Patience) -> Self {
        Self {
            db: self.db.with_patience(patience),
            ..self.clone()
        }
    }

    /// Runs work of several transactions on a thread for blocking work (see [`Db::off_thread`]).
    pub async fn off_thread<T, E>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let app = self.clone();
        let work = move |db: &Db| {
            work(&Self {
                db: db.clone(),
                ..app
            })
        };
        self.db.off_thread(work).await
    }

    /// The transaction of an act on a connection that the caller holds.
    pub fn tx<'a>(&'a self, conn: &'a mut Conn, now: DateTime<Utc>) -> Tx<'a> {
        Tx {
            conn,
            contest: &self.contest,
            links: &self.links,
            by: None,
            now,
        }
    }
}

/// Opens the database that the settings name, for work that may take longer than a request.
pub fn open_database(config: &Config) -> anyhow::Result<Db> {
    let connections = config.database_connections;
    let db = Db::open_kept(&config.database_url, &config.data, connections);
    Ok(db
        .context("cannot open the database")?
        .with_patience(Patience::Work))
}

/// Reads the contest that the settings name.
pub fn read_contest(config: &Config) -> anyhow::Result<Contest> {
    read_contest_file(config.contest.as_deref())
}

/// Reads a contest's definition file; without a file, the built-in edition.
///
/// # Errors
/// When the file cannot be read, or the definition has errors: all of them, with their lines.
pub fn read_contest_file(file: Option<&Path>) -> anyhow::Result<Contest> {
    let text = match file {
        None => BUILT_IN.to_owned(),
        Some(path) => {
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?
        }
    };
    Contest::parse(&text).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| problem.line_of(&text))
            .collect();
        anyhow::anyhow!(
            "the contest’s definition does not add up:\n{}",
            lines.join("\n")
        )
    })
}
