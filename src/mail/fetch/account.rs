//! The mailbox, its server and the sign-in, read from an address such as `imaps://user:password@host:port`.

use std::fmt;
use std::net::IpAddr;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// A password, which is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The password itself; only the server may get it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The text without the password, if it contains it.
    #[must_use]
    pub fn hidden_in(&self, text: &str) -> String {
        match self.0.as_str() {
            "" => text.to_owned(),
            secret => text.replace(secret, "…"),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl From<&str> for Secret {
    fn from(word: &str) -> Self {
        Self(word.to_owned())
    }
}

/// The encryption of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// TLS from the first byte: `imaps://`.
    Tls,
    /// TLS after STARTTLS; a server without it is refused: `imap://`.
    StartTls,
    /// No encryption: `imap://`, only to this machine itself.
    Plain,
}

/// A mailbox and its server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user's name: the full address at QQ and NetEase.
    pub user: String,
    /// The password: at QQ and NetEase the authorization code (授权码) made in the mailbox's settings.
    pub password: Secret,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The encryption of the connection.
    pub privacy: Privacy,
}

impl Account {
    /// Reads an address; user and password are percent-decoded, so that `@` in the user is written `%40`.
    ///
    /// # Errors
    /// What is wrong with it, without repeating it, since it contains the password.
    pub fn parse(address: &str) -> Result<Self, &'static str> {
        let url = Url::parse(address)
            .map_err(|_| "it is no address such as imaps://user:password@host:993")?;
        let host = url.host().ok_or("it names no server")?;
        let (port, privacy) = match url.scheme() {
            "imaps" => (993, Privacy::Tls),
            "imap" if is_this_machine(&host) => (143, Privacy::Plain),
            "imap" => (143, Privacy::StartTls),
            _ => return Err("it begins with neither imaps:// nor imap://"),
        };
        let user = decoded(url.username())?;
        let password = decoded(url.password().unwrap_or_default())?;
        if user.is_empty() || password.is_empty() {
            return Err("it lacks the user or the password");
        }
        Ok(Self {
            user,
            password: Secret(password),
            host: url
                .host_str()
                .unwrap_or_default()
                .trim_matches(['[', ']'])
                .to_owned(),
            port: url.port().unwrap_or(port),
            privacy,
        })
    }

    /// The mailbox's name for people and database rows, without the password.
    #[must_use]
    pub fn mailbox(&self) -> String {
        format!("{} at {}", self.user, self.host)
    }
}

/// Whether a host is the machine on which the program runs.
pub(in crate::mail) fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        // under this scheme, the parser treats an IPv4 address as a name
        Host::Domain(name) => {
            *name == "localhost"
                || name
                    .parse()
                    .is_ok_and(|address: IpAddr| address.is_loopback())
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn decoded(text: &str) -> Result<String, &'static str> {
    let decoded = percent_decode_str(text).decode_utf8();
    let decoded = decoded.map_err(|_| "its percent signs make no text")?;
    match decoded.contains(['\r', '\n', '\0']) {
        true => Err("user and password hold no line breaks"),
        false => Ok(decoded.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_and_password_are_percent_decoded() {
        let account = Account::parse("imaps://nihao%40qq.com:a%2Fb%3Ac%40d@imap.qq.com").unwrap();
        assert_eq!(account.user, "nihao@qq.com");
        assert_eq!(account.password.reveal(), "a/b:c@d");
        assert_eq!((account.host.as_str(), account.port), ("imap.qq.com", 993));
        assert_eq!(account.privacy, Privacy::Tls);
        assert_eq!(account.mailbox(), "nihao@qq.com at imap.qq.com");
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        let privacy = |address: &str| Account::parse(address).unwrap().privacy;
        assert_eq!(privacy("imap://u:p@127.0.0.1:14143"), Privacy::Plain);
        assert_eq!(privacy("imap://u:p@localhost"), Privacy::Plain);
        assert_eq!(privacy("imap://u:p@[::1]:143"), Privacy::Plain);
        for elsewhere in [
            "imap://u:p@mail.example",
            "imap://u:p@127.0.0.1.example",
            "imap://u:p@192.168.1.2",
        ] {
            assert_eq!(privacy(elsewhere), Privacy::StartTls, "{elsewhere}");
        }
    }

    #[test]
    fn the_password_is_never_shown() {
        let account = Account::parse("imaps://u:hunter2hunter2@mail.example").unwrap();
        assert!(!format!("{account:?}").contains("hunter2"));
        assert_eq!(account.password.hidden_in("bad: hunter2hunter2"), "bad: …");
        for wrong in [
            "pop3://u:hunter2@h",
            "imaps://u:hun%ffter2@h",
            "imaps://:hunter2@h",
            "hunter2",
            "imaps://u@h",
        ] {
            let why = Account::parse(wrong).unwrap_err();
            assert!(!why.contains("hunter2"), "{why}");
        }
    }
}
