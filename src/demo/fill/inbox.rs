//! The demonstration's messages and their entries. Messages are read and their videos stored like those of a mailbox;
//! the organizers publish most of the entries that they accept.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::{DateTime, Duration, Utc};

use super::super::Plan;
use super::super::messages::{self, RawMessage};
use super::super::rows::rows;
use super::agenda::Event;
use super::{FillError, Result, Simulation};
use crate::actions::import_message::{Arrival, import_message};
use crate::actions::publish_official::publish_official;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::entries::{self, Entry};
use crate::db::mail::messages as stored;
use crate::intake::{Origin, read_message};
use crate::mail::receive::on_disk::OnDisk;

/// Messages that were read, with their videos stored.
pub(super) struct Inbox {
    /// The messages with entries, by the entry's number in the plan.
    entries: BTreeMap<usize, Arrival>,
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

impl Simulation<'_> {
    /// An entry arrives in a message that contains everything an entry needs.
    pub(super) fn take_mail(&mut self, number: usize) -> Result<Entry> {
        let missing =
            || FillError::Act(format!("entry {number} came in no message that makes one"));
        let message = self.inbox.entries.get(&number).ok_or_else(missing)?;
        let tx = &mut Tx {
            conn: &mut *self.conn,
            contest: self.contest,
            links: self.links,
            by: None,
            now: message.received,
        };
        let imported = import_message(tx, message)?;
        let entry = stored::get(tx.conn, imported.id)?.entry_id;
        Ok(entries::get(tx.conn, entry.ok_or_else(missing)?)?)
    }

    /// A message arrives that does not make an entry by itself.
    pub(super) fn receive(&mut self, number: usize) -> Result<()> {
        let message = &self.inbox.others[number];
        let tx = &mut Tx {
            conn: &mut *self.conn,
            contest: self.contest,
            links: self.links,
            by: None,
            now: message.received,
        };
        import_message(tx, message)?;
        Ok(())
    }

    /// Plans the publication of two of three accepted entries in the following days.
    pub(super) fn plan_publication(&mut self, number: usize, code: String, after: DateTime<Utc>) {
        if self.rng.chance(67) {
            self.chosen.insert(number, code);
            let later = Duration::minutes(self.rng.between(20 * 60, 70 * 60));
            self.agenda.put(after + later, Event::Publish(number));
        }
    }

    /// The contest's own account has published an entry.
    pub(super) fn publish(&mut self, number: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(code) = self.chosen.remove(&number) else {
            return Ok(());
        };
        let link = format!("https://www.douyin.com/video/7399{number:015}");
        let published = at - Duration::minutes(self.rng.between(5, 50));
        let tx = &mut self.organizer_at(number, at);
        publish_official(tx, &code, &link, published)?;
        Ok(())
    }
}
