//! The errors of fetching from a mailbox: what went wrong, what to do about it, and whether a new connection can help.

use std::io;
use std::path::PathBuf;

use super::account::Account;

/// Why fetching ended. Each error says what happened and what to do. All messages stay in the mailbox, and those that
/// were stored before stay stored.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No connection could be made.
    #[error("the mail server {server} cannot be reached: {why}; check imap_url and the network")]
    Unreachable {
        /// Host and port.
        server: String,
        /// In the machine's words.
        why: String,
    },
    /// The sign-in was refused.
    #[error("{server} refused to sign in: {words}; {hint}")]
    Refused {
        /// The host.
        server: String,
        /// In the server's words.
        words: String,
        /// What the service requires.
        hint: &'static str,
    },
    /// The server requires something that this program does not support.
    #[error("{server} {lacks}")]
    Unsuitable {
        /// The host.
        server: String,
        /// What it lacks or requires.
        lacks: &'static str,
    },
    /// The server rejected a command.
    #[error("the mail server refused {command}: {words}")]
    Said {
        /// The command's first words.
        command: String,
        /// In the server's words.
        words: String,
    },
    /// The connection was lost.
    #[error(
        "the connection to the mail server was lost ({0}); the next look goes on where this one ended"
    )]
    Cut(String),
    /// There was no response. QQ does not respond to a line that it does not accept.
    #[error("the mail server is silent ({0}); the next look goes on where this one ended")]
    Silent(String),
    /// A response could not be read.
    #[error("the mail server’s answer makes no sense ({0})")]
    Unreadable(String),
    /// Writing to the disk failed.
    #[error("cannot write {}: {error}; make room or correct the folder’s owner, nothing is lost", path.display())]
    Spool {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Storing messages failed.
    #[error("{0:#}")]
    Keeper(anyhow::Error),
}

impl FetchError {
    /// Whether the connection failed, so that a new one can continue.
    #[must_use]
    pub fn is_of_the_connection(&self) -> bool {
        matches!(self, Self::Cut(_) | Self::Silent(_) | Self::Unreadable(_))
    }

    /// Whether the cause may be the command itself, and not the network.
    pub(super) fn is_of_the_question(&self) -> bool {
        matches!(self, Self::Silent(_) | Self::Unreadable(_))
    }

    /// Whether the sign-in was refused: the password must not be tried again soon.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }

    pub(super) fn refused(account: &Account, words: &str) -> Self {
        Self::Refused {
            server: account.host.clone(),
            words: account.password.hidden_in(words),
            hint: hint(&account.host),
        }
    }

    pub(super) fn unsuitable(account: &Account, lacks: &'static str) -> Self {
        let server = account.host.clone();
        Self::Unsuitable { server, lacks }
    }
}

/// What a service requires in place of the usual password.
fn hint(host: &str) -> &'static str {
    let of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    match () {
        () if of("qq.com") || of("foxmail.com") => {
            "QQ wants the authorization code (授权码) in place of the password: switch IMAP on in the mailbox’s web \
             settings (设置 → 账号 → IMAP/SMTP服务), make a code, put it into imap_url; a changed QQ password voids it"
        }
        () if of("163.com") || of("126.com") || of("yeah.net") => {
            "NetEase wants the authorization code (授权码) in place of the password: switch IMAP on in the mailbox’s \
             web settings (设置 → POP3/SMTP/IMAP), make a code, put it into imap_url"
        }
        () => "check user and password in imap_url; the mailbox may have to allow IMAP first",
    }
}

impl From<io::Error> for FetchError {
    /// The client library reports a response that it cannot parse as `Other`, with its bytes in the text. The bytes are
    /// somebody's message, so only the beginning is kept.
    fn from(error: io::Error) -> Self {
        let words: String = error.to_string().chars().take(120).collect();
        match error.kind() {
            io::ErrorKind::Other => Self::Unreadable(words),
            io::ErrorKind::TimedOut => Self::Silent(words),
            _ => Self::Cut(words),
        }
    }
}

/// The sentence inside the client library's rendering of a NO or BAD.
pub(super) fn sentence(rendered: &str) -> &str {
    let inner = rendered
        .split_once("Some(\"")
        .filter(|_| rendered.contains("info"));
    match inner.and_then(|(_, rest)| rest.rsplit_once("\")")) {
        Some((sentence, _)) => sentence,
        None => rendered,
    }
}

impl From<async_imap::error::Error> for FetchError {
    fn from(error: async_imap::error::Error) -> Self {
        use async_imap::error::Error;
        match error {
            Error::Io(error) => error.into(),
            Error::ConnectionLost => Self::Cut("it was closed".to_owned()),
            Error::No(words) | Error::Bad(words) => Self::Said {
                command: "a command".to_owned(),
                words: sentence(&words).to_owned(),
            },
            other => Self::Unreadable(other.to_string().chars().take(120).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_the_service_wants_and_never_the_password() {
        let account = Account::parse("imaps://a%40qq.com:sesame77@imap.qq.com").unwrap();
        let shown = FetchError::refused(&account, "Login fail. (sesame77)").to_string();
        assert!(
            shown.contains("授权码") && shown.contains("Login fail."),
            "{shown}"
        );
        assert!(!shown.contains("sesame77"), "{shown}");
        assert!(!hint("notqq.com").contains("QQ"));
    }

    #[test]
    fn a_servers_sentence_is_found_in_the_librarys_rendering() {
        let no = "code: None, info: Some(\"Login fail. Account is abnormal\")";
        assert_eq!(sentence(no), "Login fail. Account is abnormal");
        assert_eq!(sentence("something else"), "something else");
    }
}
