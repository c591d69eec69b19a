//! Waits for new messages: by IDLE if the server supports it, else until it is time for the next check.

use std::time::Duration;

use async_imap::imap_proto::{MailboxDatum, Response};
use tokio::time::{Instant, sleep, timeout_at};

use super::{FetchError, Session};

/// The longest IDLE: servers end it after 30 minutes, some sooner.
const LONGEST_IDLE: Duration = Duration::from_secs(25 * 60);
/// How much longer the server may take.
const GRACE: Duration = Duration::from_secs(60);

impl Session {
    /// Waits for new messages in the open folder, at most this long. Without IDLE, it waits the whole time.
    pub async fn wait(&mut self, at_most: Duration) -> Result<(), FetchError> {
        let until = Instant::now() + at_most;
        while self.idles && Instant::now() < until {
            let round = until.min(Instant::now() + LONGEST_IDLE);
            if self.idle(round).await? {
                return Ok(());
            }
        }
        sleep(until.saturating_duration_since(Instant::now())).await;
        Ok(())
    }

    /// Whether the server reported a new message.
    async fn idle(&mut self, until: Instant) -> Result<bool, FetchError> {
        let id = self.imap.run_command("IDLE").await?;
        let mut begun = None;
        while begun.is_none() {
            begun = self
                .next(|response| match response {
                    Response::Continue { .. } => Some(true),
                    Response::Done { tag, .. } if *tag == id => Some(false),
                    _ => None,
                })
                .await?;
        }
        if begun == Some(false) {
            self.idles = false;
            return Ok(false);
        }
        let patience = self.imap.as_mut().patience();
        let silence = until.saturating_duration_since(Instant::now()) + GRACE;
        self.imap.as_mut().be_patient(silence);
        let news_came = self.reported_news(until).await;
        self.imap.as_mut().be_patient(patience);
        let news_came = news_came?;
        self.imap.run_command_untagged("DONE").await?;
        let ended =
            |response: &Response<'_>| matches!(response, Response::Done { tag, .. } if *tag == id);
        while !self.next(ended).await? {}
        Ok(news_came)
    }

    async fn reported_news(&mut self, until: Instant) -> Result<bool, FetchError> {
        let news = |response: &Response<'_>| {
            matches!(response, Response::MailboxData(MailboxDatum::Exists(_)))
        };
        loop {
            match timeout_at(until, self.next(news)).await {
                Ok(Ok(false)) => {}
                Ok(news_came) => return news_came,
                Err(_) => return Ok(false),
            }
        }
    }
}
