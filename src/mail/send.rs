//! How do letters leave? By SMTP, or as .eml files in a folder where no server is set.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use chrono::{DateTime, Utc};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Tokio1Executor};

/// A letter that is ready to leave.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Whom it goes to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// Without brackets and domain; the same in every try.
    pub message_id: String,
    /// The Message-ID that it answers, with brackets.
    pub in_reply_to: Option<String>,
    /// The Date header: when the letter was written.
    pub written_at: DateTime<Utc>,
}

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It never will: an address that is none, or the server's final refusal.
    #[error("{0}")]
    Never(String),
    /// It may, later.
    #[error("{0}")]
    Later(String),
}

/// The way out for letters.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(Arc<PathBuf>),
}

impl Mailer {
    /// Letters go to `smtp_url` (`smtp://…`, `smtps://…`) or into `folder`.
    ///
    /// # Errors
    /// When the URL or the sender's address makes no sense.
    pub fn open(smtp_url: Option<&str>, folder: &Path, from: &str) -> anyhow::Result<Self> {
        let from = from
            .parse()
            .with_context(|| format!("mail_from: “{from}” is no address"))?;
        let way = match smtp_url {
            Some(url) => Way::Smtp(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .context("smtp_url makes no sense")?
                    .build(),
            ),
            None => Way::Folder(Arc::new(folder.to_owned())),
        };
        Ok(Self { from, way })
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// [`SendError`], which says whether another try can help.
    pub async fn send(&self, letter: &Outgoing) -> Result<(), SendError> {
        let message = self.message(letter)?;
        match &self.way {
            Way::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(SendError::Never(error.to_string())),
                Err(error) => Err(SendError::Later(error.to_string())),
            },
            Way::Folder(folder) => {
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

/// Whether a Message-ID that came in can be written into a header again: one word of printable ASCII in brackets.
fn is_message_id(id: &str) -> bool {
    let one_word = id.bytes().all(|byte| byte.is_ascii_graphic());
    one_word && id.starts_with('<') && id.ends_with('>') && id.len() <= 250
}

/// Written beside and moved into place, so that no reader sees half a letter; named by its Message-ID, so that the
/// same letter written twice is one file.
async fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let part = folder.join(format!("{name}.part"));
    tokio::fs::write(&part, bytes).await?;
    tokio::fs::rename(&part, folder.join(format!("{name}.eml"))).await
}

/// `Auto-Submitted: auto-generated`, so that no other program answers a letter of ours (RFC 3834).
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
