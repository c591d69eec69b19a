//! Fetches messages from the contest's mailbox over IMAP, each one once, and leaves the mailbox unchanged.
//!
//! [`fetch_new`] connects ([`connect`]), asks which messages each folder has ([`sweep`]), reads every new message into
//! a file ([`message`], [`spool`]) and hands it to a [`Keeper`], which stores it. Whenever the program ends, the keeper
//! knows which messages were stored, and the spool how much of the last one was read.

pub mod account;
mod answer;
pub mod backoff;
mod connect;
mod error;
mod folders;
mod keeper;
mod literal;
mod message;
mod pass;
mod seen;
mod session;
mod settings;
mod spool;
mod sweep;
mod wait;
mod wire;

pub use account::Account;
pub use error::FetchError;
pub use keeper::{Fetched, Keeper, Kept};
pub use pass::{Pass, Trouble};
pub use seen::Seen;
pub use session::Session;
pub use settings::Settings;

/// Signs in and fetches all new messages; signs in again when the connection is lost, as often as the settings allow.
/// The session returned can wait for more messages.
///
/// # Errors
/// The reason why fetching ended. Messages that were stored until then stay stored, and `pass` counts them.
pub async fn fetch_new<K: Keeper>(
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<Session, FetchError> {
    let mut pauses = settings.pauses.iter();
    loop {
        match fetch_until_cut(settings, keeper, pass).await {
            Err(error) if error.is_of_the_connection() => {
                let Some(pause) = pauses.next() else {
                    return Err(error);
                };
                tracing::info!(%error, "the mailbox is asked again");
                tokio::time::sleep(*pause).await;
            }
            answer => return answer,
        }
    }
}

async fn fetch_until_cut<K: Keeper>(
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<Session, FetchError> {
    let mut session = connect::open(settings).await?;
    pass.start_over();
    sweep::look(&mut session, settings, keeper, pass).await?;
    Ok(session)
}

/// Checks the folders again, on a session that has waited.
///
/// # Errors
/// Like [`fetch_new`]; the session cannot be used after an error.
pub async fn fetch_more<K: Keeper>(
    session: &mut Session,
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<(), FetchError> {
    sweep::look(session, settings, keeper, pass).await
}
