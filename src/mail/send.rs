//! Sends letters by SMTP, or writes them into a folder as .eml files if no server is set.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp::{self, AsyncSmtpTransport, AsyncSmtpTransportBuilder};
use lettre::{AsyncTransport, Tokio1Executor};
use url::Url;

use super::fetch::account::is_this_machine;

/// A letter that is ready to be sent.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The address of its recipient.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// The Message-ID without brackets and domain; the same in every try.
    pub message_id: String,
    /// The Message-ID to which it replies, with brackets.
    pub in_reply_to: Option<String>,
    /// The Date header: when the letter was written.
    pub written_at: DateTime<Utc>,
}

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It can never be sent: the address is invalid, or the server refused it for good.
    #[error("{0}")]
    Never(String),
    /// It may be sent later.
    #[error("{0}")]
    Later(String),
}

/// Sends letters.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
}

#[derive(Clone)]
enum Transport {
    Smtp(Arc<Server>),
    Folder(Arc<PathBuf>),
}

/// A mail server. Its pool of connections needs a runtime, which does not exist yet when a command opens the program,
/// so the pool is made with the first letter.
struct Server {
    address: AsyncSmtpTransportBuilder,
    pool: Mutex<Option<Pool>>,
    /// Until when nothing is sent to it.
    rests_until: Mutex<Option<DateTime<Utc>>>,
}

type Pool = AsyncSmtpTransport<Tokio1Executor>;

impl Server {
    fn pool(&self) -> Pool {
        let mut pool = lock(&self.pool);
        let made = pool.get_or_insert_with(|| self.address.clone().build());
        made.clone()
    }

    /// Drops all connections: one that was abandoned in the middle would give the replies to the last letter for the
    /// next one.
    fn drop_connections(&self) {
        *lock(&self.pool) = None;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a server may take to accept the connection; the library would wait without a limit.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(60);
/// How long a server may take for one letter: the time that RFC 5321 (section 4.5.3.2.6) requires after the final dot.
const SEND_TIMEOUT: Duration = Duration::from_secs(10 * 60);

impl Mailer {
    /// Sends letters to `smtp_url` (`smtp://…`, `smtps://…`) or writes them into `folder`.
    ///
    /// # Errors
    /// When the URL or the sender's address is malformed.
    pub fn open(smtp_url: Option<&str>, folder: &Path, from: &str) -> anyhow::Result<Self> {
        let from = from
            .parse()
            .with_context(|| format!("mail_from: “{from}” is no address"))?;
        let transport = match smtp_url {
            Some(url) => {
                let url = private(url).context("smtp_url makes no sense")?;
                let address = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url);
                Transport::Smtp(Arc::new(Server {
                    address: address.context("smtp_url makes no sense")?,
                    pool: Mutex::default(),
                    rests_until: Mutex::default(),
                }))
            }
            None => Transport::Folder(Arc::new(folder.to_owned())),
        };
        Ok(Self { from, transport })
    }

    /// Checks that letters can be sent at all: the server answers, and accepts the sign-in.
    ///
    /// # Errors
    /// The server's words, or why it does not answer; they do not concern any single letter.
    pub async fn reach(&self) -> Result<(), String> {
        let Transport::Smtp(server) = &self.transport else {
            return Ok(());
        };
        let pool = server.pool();
        let answered = tokio::time::timeout(CONNECT_TIMEOUT, pool.test_connection()).await;
        match answered {
            Ok(Ok(true)) => return Ok(()),
            Ok(Ok(false)) => Err("the mail server closed the connection".to_owned()),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("the mail server is silent".to_owned()),
        }
        .inspect_err(|_: &String| server.drop_connections())
    }

    /// Whether sending to the server is paused at this instant.
    #[must_use]
    pub fn is_paused(&self, now: DateTime<Utc>) -> bool {
        match &self.transport {
            Transport::Smtp(server) => lock(&server.rests_until).is_some_and(|until| now < until),
            Transport::Folder(_) => false,
        }
    }

    /// Pauses sending to the server until an instant: servers lock an account after many failed sign-ins.
    pub fn rest_until(&self, until: DateTime<Utc>) {
        if let Transport::Smtp(server) = &self.transport {
            *lock(&server.rests_until) = Some(until);
        }
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// [`SendError`] says whether another try can help.
    pub async fn send(&self, letter: &Outgoing) -> Result<(), SendError> {
        let message = self.message(letter)?;
        match &self.transport {
            Transport::Smtp(server) => {
                let pool = server.pool();
                match tokio::time::timeout(SEND_TIMEOUT, pool.send(message)).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(error)) if is_final(&error) => Err(SendError::Never(error.to_string())),
                    Ok(Err(error)) => Err(SendError::Later(error.to_string())),
                    Err(_) => {
                        server.drop_connections();
                        Err(SendError::Later(
                            "the mail server takes too long".to_owned(),
                        ))
                    }
                }
            }
            Transport::Folder(folder) => {
                let written = write_file(folder, &letter.message_id, &message.formatted()).await;
                written.map_err(|error| SendError::Later(error.to_string()))
            }
        }
    }

    fn message(&self, letter: &Outgoing) -> Result<Message, SendError> {
        let never = |error: &dyn std::fmt::Display| SendError::Never(error.to_string());
        let to: Mailbox = letter
            .to
            .parse()
            .map_err(|error: lettre::address::AddressError| never(&error))?;
        let domain = self.from.email.domain();
        let mut builder = Message::builder();
        if let Some(answered) = letter.in_reply_to.as_deref().filter(|id| is_message_id(id)) {
            builder = builder
                .in_reply_to(answered.to_owned())
                .references(answered.to_owned());
        }
        builder
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .date(letter.written_at.into())
            .message_id(Some(format!("<{}@{domain}>", letter.message_id)))
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))
            .map_err(|error| never(&error))
    }
}

/// The server's address, with TLS required unless the server is this machine or the address itself sets `tls`: letters
/// contain one-time links and status links.
fn private(address: &str) -> anyhow::Result<String> {
    let mut url = Url::parse(address)?;
    let here = url.host().is_some_and(|host| is_this_machine(&host));
    let says_tls = url.query_pairs().any(|(key, _)| key == "tls");
    if url.scheme() == "smtp" && !says_tls && !here {
        url.query_pairs_mut().append_pair("tls", "required");
    }
    Ok(url.into())
}

/// Whether this letter is refused for good. Other refusals concern the settings: a sign-in that is required or refused
/// (530, 534, 535, 538), or a sender other than the signed-in account.
fn is_final(error: &smtp::Error) -> bool {
    let of_sign_in = [530, 534, 535, 538];
    let code = error.status().map(u16::from);
    let about_sender = error.to_string().to_ascii_lowercase().contains("mail from");
    error.is_permanent() && !code.is_some_and(|code| of_sign_in.contains(&code)) && !about_sender
}

/// Whether the Message-ID of a received message can be written into a header: one word of printable ASCII in brackets.
fn is_message_id(id: &str) -> bool {
    let one_word = id.bytes().all(|byte| byte.is_ascii_graphic());
    one_word && id.starts_with('<') && id.ends_with('>') && id.len() <= 250
}

/// Writes a file next to its final place and moves it there, so that nobody reads half a letter. The file name is the
/// Message-ID, so that the same letter written twice is one file.
async fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let part = folder.join(format!("{name}.part"));
    tokio::fs::write(&part, bytes).await?;
    tokio::fs::rename(&part, folder.join(format!("{name}.eml"))).await
}

/// The field `Auto-Submitted: auto-generated`, so that no program replies to the letters (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_to_other_machines_under_tls() {
        for (address, expected) in [
            (
                "smtp://u:p@mail.example.com",
                "smtp://u:p@mail.example.com?tls=required",
            ),
            ("smtp://10.0.0.1:25", "smtp://10.0.0.1:25?tls=required"),
            (
                "smtp://mail.example.com?tls=opportunistic",
                "smtp://mail.example.com?tls=opportunistic",
            ),
            ("smtps://mail.example.com", "smtps://mail.example.com"),
            ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"),
            ("smtp://localhost", "smtp://localhost"),
            ("smtp://[::1]:25", "smtp://[::1]:25"),
        ] {
            assert_eq!(private(address).ok().as_deref(), Some(expected));
        }
    }
}
