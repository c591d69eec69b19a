//! Opens a session with the mailbox: connection, TLS, greeting, sign-in.

use std::sync::Arc;
use std::time::Duration;

use async_imap::Client;
use async_imap::error::Error;
use async_imap::imap_proto::{Response, Status};
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::account::{Account, Privacy};
use super::error::sentence;
use super::session::Session;
use super::wire::{Stream, Wire};
use super::{FetchError, Settings};
use crate::tls;

/// How long the connection may take, and then TLS.
const REACH: Duration = Duration::from_secs(30);

/// Connects and signs in.
pub(super) async fn open(settings: &Settings) -> Result<Session, FetchError> {
    let account = &settings.account;
    let tcp = reach(account).await?;
    let client = match account.privacy {
        Privacy::Plain => greeted(tcp, settings).await?,
        Privacy::Tls => greeted(encrypted(tcp, settings).await?, settings).await?,
        Privacy::StartTls => start_tls(greeted(tcp, settings).await?, settings).await?,
    };
    sign_in(client, account).await
}

async fn reach(account: &Account) -> Result<Box<dyn Stream>, FetchError> {
    let place = (account.host.as_str(), account.port);
    match timeout(REACH, TcpStream::connect(place)).await {
        Ok(Ok(tcp)) => {
            // commands are short, and each waits for its response
            let _ = tcp.set_nodelay(true);
            Ok(Box::new(tcp))
        }
        Ok(Err(error)) => Err(unreachable(account, error)),
        Err(_) => Err(unreachable(account, "no answer")),
    }
}

fn unreachable(account: &Account, why: impl ToString) -> FetchError {
    FetchError::Unreachable {
        server: format!("{}:{}", account.host, account.port),
        why: why.to_string(),
    }
}

async fn encrypted(
    stream: Box<dyn Stream>,
    settings: &Settings,
) -> Result<Box<dyn Stream>, FetchError> {
    let account = &settings.account;
    let name = ServerName::try_from(account.host.clone());
    let name = name.map_err(|_| unreachable(account, "TLS cannot be had for this name"))?;
    let connector = TlsConnector::from(Arc::new(tls::client(&settings.authorities)));
    match timeout(REACH, connector.connect(name, stream)).await {
        Ok(Ok(stream)) => Ok(Box::new(stream)),
        Ok(Err(error)) => Err(unreachable(account, format!("TLS: {error}"))),
        Err(_) => Err(unreachable(account, "TLS: no answer")),
    }
}

async fn greeted(stream: Box<dyn Stream>, settings: &Settings) -> Result<Client<Wire>, FetchError> {
    let mut client = Client::new(Wire::new(stream, settings.patience));
    let greeting = client.read_response().await?;
    let greeting =
        greeting.ok_or_else(|| FetchError::Cut("closed without a greeting".to_owned()))?;
    match greeting.parsed() {
        Response::Data {
            status: Status::Ok, ..
        } => Ok(client),
        // an attacker in between could send this greeting to prevent TLS and the sign-in
        Response::Data {
            status: Status::PreAuth,
            ..
        } => Err(FetchError::unsuitable(
            &settings.account,
            "greets as if we were signed in already; that is not safe",
        )),
        Response::Data { outcome, .. } => Err(FetchError::Cut(
            outcome
                .information
                .as_deref()
                .unwrap_or("turned away")
                .to_owned(),
        )),
        _ => Err(FetchError::unsuitable(
            &settings.account,
            "does not greet as an IMAP server; check imap_url",
        )),
    }
}

/// Changes to TLS. Bytes that came before are dropped with the client that read them.
async fn start_tls(
    mut client: Client<Wire>,
    settings: &Settings,
) -> Result<Client<Wire>, FetchError> {
    let account = &settings.account;
    match client.run_command_and_check_ok("STARTTLS", None).await {
        Ok(()) => {}
        Err(Error::No(_) | Error::Bad(_)) => {
            return Err(FetchError::unsuitable(
                account,
                "offers no TLS, and the password is not sent without; use imaps://",
            ));
        }
        Err(other) => return Err(other.into()),
    }
    // a client has no state besides its connection
    let stream = encrypted(client.into_inner().into_inner(), settings).await?;
    Ok(Client::new(Wire::new(stream, settings.patience)))
}

/// Signs in. The client library logs commands at trace level, including the password; this program does not record that
/// log.
async fn sign_in(client: Client<Wire>, account: &Account) -> Result<Session, FetchError> {
    match client.login(&account.user, account.password.reveal()).await {
        Ok(session) => Session::begin(session).await,
        Err((Error::No(words) | Error::Bad(words), _)) if words.contains("PRIVACYREQUIRED") => Err(
            FetchError::unsuitable(account, "wants TLS; use imaps:// in imap_url"),
        ),
        Err((Error::No(words) | Error::Bad(words), _)) => {
            Err(FetchError::refused(account, sentence(&words)))
        }
        Err((other, _)) => Err(other.into()),
    }
}
