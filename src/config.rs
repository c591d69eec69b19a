//! Which settings are there? Each with its meaning, default and environment variable; read once and passed in.
//!
//! A value comes from the command line, else from a `REELJURY_…` variable, else from `reeljury.toml`, else from here.

use std::fs;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;

/// Every setting of the program.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the program keeps what it stores: database, secret, outbox. `REELJURY_DATA`, default `./data`.
    pub data: PathBuf,
    /// `postgres://…` or a SQLite file. `REELJURY_DATABASE_URL`, default `reeljury.sqlite` in `data`.
    pub database_url: String,
    /// Where letters go: `smtp://…` or `smtps://…`, else .eml files in `outbox/` of `data`. `REELJURY_SMTP_URL`.
    pub smtp_url: Option<String>,
    /// Whom letters come from. `REELJURY_MAIL_FROM`, default the contest's mailbox.
    pub mail_from: Option<String>,
    /// The address people reach the site at, without a slash at the end. `REELJURY_PUBLIC_URL`, default
    /// `http://` and the address listened on.
    pub public_url: Option<String>,
    /// The contest's definition file. `REELJURY_CONTEST`, default the edition that is built in.
    pub contest: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed, separated by commas. `REELJURY_TRUSTED_PROXIES`, default none.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether tries are counted and held back. `REELJURY_THROTTLE`: `on` (default), or `off` for load tests.
    pub throttle: bool,
    /// Whether short links are followed to find the video behind them. `REELJURY_RESOLVE_LINKS`: `off` (default) or `on`.
    pub resolve_links: bool,
    /// What tokens and cookies are signed with, at least 32 bytes; the same for all copies of the program.
    /// `REELJURY_SECRET_KEY`, default a file `secret.key` in `data`, made on first start.
    pub secret_key: Vec<u8>,
}

/// What `reeljury.toml` may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    public_url: Option<String>,
    contest: Option<PathBuf>,
    trusted_proxies: Option<String>,
    throttle: Option<String>,
    resolve_links: Option<String>,
    secret_key: Option<String>,
}

/// What the command line may say.
#[derive(Debug, Default, Clone)]
pub struct Flags {
    /// `--config`: the file to read; else `reeljury.toml` where there is one.
    pub config: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
}

const DEFAULT_FILE: &str = "reeljury.toml";
const SECRET_LENGTH: usize = 32;

impl Config {
    /// Reads all settings and makes the data folder and the secret key where they are missing.
    ///
    /// # Errors
    /// When a file cannot be read or written, or a value makes no sense.
    pub fn read(flags: &Flags) -> anyhow::Result<Self> {
        let file = read_file(flags.config.as_deref())?;
        let data = flags
            .data
            .clone()
            .or(env("DATA").map(Into::into))
            .or(file.data)
            .unwrap_or("data".into());
        fs::create_dir_all(&data)
            .with_context(|| format!("cannot make the folder {}", data.display()))?;
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
            smtp_url: env("SMTP_URL").or(file.smtp_url),
            mail_from: env("MAIL_FROM").or(file.mail_from),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
            contest: env("CONTEST").map(Into::into).or(file.contest),
            trusted_proxies: addresses(&proxies)?,
            throttle: on_or_off("throttle", throttle.as_deref().unwrap_or("on"))?,
            resolve_links: on_or_off("resolve_links", resolve.as_deref().unwrap_or("off"))?,
            secret_key: secret_key(secret, &data)?,
            data,
        })
    }

    /// The definition file that the settings name, for commands that store nothing.
    ///
    /// # Errors
    /// When the settings file cannot be read.
    pub fn contest_file(flags: &Flags) -> anyhow::Result<Option<PathBuf>> {
        let file = read_file(flags.config.as_deref())?;
        Ok(env("CONTEST").map(Into::into).or(file.contest))
    }
}

fn env(name: &str) -> Option<String> {
    std::env::var(format!("REELJURY_{name}"))
        .ok()
        .filter(|value| !value.is_empty())
}

fn read_file(named: Option<&Path>) -> anyhow::Result<File> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).with_context(|| format!("in {}", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => Ok(File::default()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn addresses(list: &str) -> anyhow::Result<Vec<IpAddr>> {
    let parts = list
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts
        .map(|part| {
            part.parse()
                .with_context(|| format!("trusted_proxies: “{part}” is no address"))
        })
        .collect()
}

fn on_or_off(name: &str, value: &str) -> anyhow::Result<bool> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        other => bail!("{name} is “on” or “off”, not “{other}”"),
    }
}

fn secret_key(set: Option<String>, data: &Path) -> anyhow::Result<Vec<u8>> {
    if let Some(set) = set {
        if set.len() < SECRET_LENGTH {
            bail!("secret_key must have at least {SECRET_LENGTH} bytes");
        }
        return Ok(set.into_bytes());
    }
    let path = data.join("secret.key");
    match fs::read(&path) {
        Ok(key) if key.len() >= SECRET_LENGTH => Ok(key),
        Ok(_) => bail!("{} is shorter than {SECRET_LENGTH} bytes", path.display()),
        Err(error) if error.kind() == ErrorKind::NotFound => make_secret(&path),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Made with its mode from the start, so that nobody else can read it in between.
fn make_secret(path: &Path) -> anyhow::Result<Vec<u8>> {
    use std::io::Write;
    let mut key = vec![0; SECRET_LENGTH];
    getrandom::fill(&mut key).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(path)
        .with_context(|| format!("cannot make {}", path.display()))?;
    file.write_all(&key)?;
    file.sync_all()?;
    Ok(key)
}
