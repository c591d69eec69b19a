//! The demonstration's messages: read, and their videos stored, like those of a mailbox.

use std::collections::BTreeMap;
use std::io::Write;

use super::super::Plan;
use super::super::messages::{self, RawMessage};
use super::super::rows::rows;
use super::error::{FillError, Result};
use crate::actions::import_message::Arrival;
use crate::app::App;
use crate::intake::{Origin, read_message};
use crate::mail::receive::on_disk::OnDisk;

/// Messages that were read, with their videos stored.
pub(super) struct Inbox {
    /// The messages with entries, by the entry's number in the plan.
    pub(super) entries: BTreeMap<usize, Arrival>,
    /// All other messages.
    pub(super) others: Vec<Arrival>,
}

impl Inbox {
    /// Reads all messages of a plan. The media store needs a runtime, and the caller may have one or not, so the store
    /// gets one of its own.
    pub(super) fn read(app: &App, plan: &Plan) -> Result<Self> {
        std::thread::scope(|scope| {
            let reading = scope.spawn(|| {
                let runtime = tokio::runtime::Runtime::new()?;
                let _within = runtime.enter();
                read_all(app, plan)
            });
            reading
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
        .map_err(|error: anyhow::Error| FillError::Messages(error.to_string()))
    }
}

fn read_all(app: &App, plan: &Plan) -> anyhow::Result<Inbox> {
    let all = plan.entries.iter().enumerate();
    let by_mail = all.filter(|(_, entry)| entry.row.is_by_mail());
    let entries = by_mail.map(|(number, entry)| {
        let message = messages::with_entry(number, entry);
        Ok((number, read_one(app, &message)?))
    });
    let others = rows().messages.iter().map(messages::other);
    Ok(Inbox {
        entries: entries.collect::<anyhow::Result<_>>()?,
        others: others
            .map(|message| read_one(app, &message))
            .collect::<anyhow::Result<_>>()?,
    })
}

fn read_one(app: &App, message: &RawMessage) -> anyhow::Result<Arrival> {
    let mut file = tempfile::NamedTempFile::new_in(&app.config.data)?;
    file.write_all(&message.bytes)?;
    let at = app.contest.calendar.instant(message.at);
    let origin = Origin {
        source: "INBOX".to_owned(),
        received_at: Some(at),
        junk: false,
    };
    read_message(&app.media, OnDisk::open(file.path())?, &origin, at)
}
