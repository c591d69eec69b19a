//! The settings, each with its meaning, default and environment variable. They are read once and passed on.
//!
//! A value comes from the first of these that sets it: the command line, a `REELJURY_…` variable, `reeljury.toml`, the
//! default.

mod private;
mod values;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::Duration;
use ipnet::IpNet;
use serde::Deserialize;

pub use self::values::DEFAULT_CONNECTIONS;
use self::values::{connections, flag, mailbox, networks, on_or_off, poll};
use crate::mail::fetch::Account;

/// The address on which the site listens by default.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// Every setting of the program. It holds secrets, so it cannot be printed.
#[derive(Clone)]
pub struct Config {
    /// The folder of the database, secret key, outbox and stored files. `REELJURY_DATA`, default `./data`.
    pub data: PathBuf,
    /// `postgres://…` or a SQLite file. `REELJURY_DATABASE_URL`, default `reeljury.sqlite` in `data`.
    pub database_url: String,
    /// The most connections to PostgreSQL; on SQLite, the most that read at the same time. 1 to 100.
    /// `REELJURY_DATABASE_CONNECTIONS`, default 8.
    pub database_connections: u32,
    /// Where uploaded and received files are stored: a folder, or a bucket (see [`crate::media::Store::open`]).
    /// `REELJURY_MEDIA_URL`, default the folder `media` in `data`.
    pub media_url: Option<String>,
    /// The mail server for letters: `smtp://…` or `smtps://…`. Without one, letters are written to `outbox/` in `data`
    /// as .eml files. `REELJURY_SMTP_URL`.
    pub smtp_url: Option<String>,
    /// The sender address of letters. `REELJURY_MAIL_FROM`, default the contest's mailbox.
    pub mail_from: Option<String>,
    /// The site's public address, without a slash at the end. `REELJURY_PUBLIC_URL`, default `http://` followed by the
    /// address that the site listens on.
    pub public_url: Option<String>,
    /// The contest's definition file. `REELJURY_CONTEST`, default the built-in edition.
    pub contest: Option<PathBuf>,
    /// Addresses and networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is trusted, separated by commas.
    /// `REELJURY_TRUSTED_PROXIES`, default none.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether the number of tries is limited. `REELJURY_THROTTLE`: `on` (default), or `off` for load tests.
    pub throttle: bool,
    /// Whether short links are followed to find the video behind them. `REELJURY_RESOLVE_LINKS`: `off` (default) or
    /// `on`.
    pub resolve_links: bool,
    /// The mailbox for entries: `imaps://user:password@host`. `REELJURY_IMAP_URL`; by default no mailbox is fetched
    /// from.
    pub imap: Option<Account>,
    /// A file of certificate authorities (PEM) that are trusted for that mailbox in addition to the public ones.
    /// `REELJURY_IMAP_CA`.
    pub imap_ca: Option<PathBuf>,
    /// The flag or keyword that is set on imported messages. `REELJURY_IMAP_FLAG`; by default none is set, and the
    /// mailbox is not changed.
    pub imap_flag: Option<String>,
    /// Seconds between two fetches from the mailbox, at least 120. `REELJURY_IMAP_POLL`, default 300.
    pub imap_poll: Duration,
    /// The key from which all tokens are derived, at least 32 bytes; the same for all copies of the program.
    /// `REELJURY_SECRET_KEY`, default a file `secret.key` in `data`, made on first start.
    pub secret_key: Vec<u8>,
}

/// The contents of `reeljury.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    data: Option<PathBuf>,
    database_url: Option<String>,
    database_connections: Option<u32>,
    media_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    public_url: Option<String>,
    contest: Option<PathBuf>,
    trusted_proxies: Option<String>,
    throttle: Option<String>,
    resolve_links: Option<String>,
    imap_url: Option<String>,
    imap_ca: Option<PathBuf>,
    imap_flag: Option<String>,
    imap_poll: Option<i64>,
    secret_key: Option<String>,
}

/// The settings given on the command line.
#[derive(Debug, Default, Clone)]
pub struct Flags {
    /// `--config`: the settings file; default `reeljury.toml` if it exists.
    pub config: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
}

const DEFAULT_FILE: &str = "reeljury.toml";

impl Config {
    /// The name of the mailbox for entries, without its password.
    #[must_use]
    pub fn mailbox(&self) -> Option<String> {
        self.imap.as_ref().map(Account::mailbox)
    }

    /// Reads all settings, and makes the data folder and the secret key if they are missing.
    pub fn read(flags: &Flags) -> anyhow::Result<Self> {
        let file = read_file(flags.config.as_deref())?;
        let data = flags
            .data
            .clone()
            .or(env("DATA").map(Into::into))
            .or(file.data)
            .unwrap_or("data".into());
        private::make_private(&data)?;
        let database_url = env("DATABASE_URL").or(file.database_url);
        let proxies = env("TRUSTED_PROXIES")
            .or(file.trusted_proxies)
            .unwrap_or_default();
        let throttle = env("THROTTLE").or(file.throttle);
        let resolve = env("RESOLVE_LINKS").or(file.resolve_links);
        let secret = env("SECRET_KEY").or(file.secret_key);
        let public_url = env("PUBLIC_URL").or(file.public_url);
        Ok(Self {
            database_url: database_url
                .unwrap_or_else(|| data.join("reeljury.sqlite").display().to_string()),
            database_connections: connections(
                env("DATABASE_CONNECTIONS"),
                file.database_connections,
            )?,
            media_url: env("MEDIA_URL").or(file.media_url),
            smtp_url: env("SMTP_URL").or(file.smtp_url),
            mail_from: env("MAIL_FROM").or(file.mail_from),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
            contest: env("CONTEST").map(Into::into).or(file.contest),
            trusted_proxies: networks(&proxies)?,
            throttle: on_or_off("throttle", throttle.as_deref().unwrap_or("on"))?,
            resolve_links: on_or_off("resolve_links", resolve.as_deref().unwrap_or("off"))?,
            imap: mailbox(env("IMAP_URL").or(file.imap_url))?,
            imap_ca: env("IMAP_CA").map(Into::into).or(file.imap_ca),
            imap_flag: flag(env("IMAP_FLAG").or(file.imap_flag))?,
            imap_poll: poll(env("IMAP_POLL"), file.imap_poll)?,
            secret_key: private::secret_key(secret, &data)?,
            data,
        })
    }

    /// Where the settings say that things are stored; nothing is made.
    pub fn places(flags: &Flags) -> anyhow::Result<Places> {
        let file = read_file(flags.config.as_deref())?;
        let data = flags.data.clone().or(env("DATA").map(Into::into));
        Ok(Places {
            data: data.or(file.data).unwrap_or("data".into()),
            database_url: env("DATABASE_URL").or(file.database_url),
            media_url: env("MEDIA_URL").or(file.media_url),
        })
    }

    /// The definition file named in the settings, for commands that store nothing.
    pub fn contest_file(flags: &Flags) -> anyhow::Result<Option<PathBuf>> {
        let file = read_file(flags.config.as_deref())?;
        Ok(env("CONTEST").map(Into::into).or(file.contest))
    }
}

/// Where things are stored.
pub struct Places {
    /// The data folder.
    pub data: PathBuf,
    /// The database, if it is not in the data folder.
    pub database_url: Option<String>,
    /// The stored files, if they are not in the data folder.
    pub media_url: Option<String>,
}

fn env(name: &str) -> Option<String> {
    std::env::var(format!("REELJURY_{name}"))
        .ok()
        .filter(|value| !value.is_empty())
}

fn read_file(named: Option<&Path>) -> anyhow::Result<SettingsFile> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).with_context(|| format!("in {}", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => {
            Ok(SettingsFile::default())
        }
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
