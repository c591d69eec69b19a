//! Entries by e-mail in the demonstration: messages arrive, and the contest's own account publishes most of the videos
//! that were accepted.

use chrono::{DateTime, Duration, Utc};

use super::agenda::Event;
use super::error::{FillError, Result};
use super::simulation::Simulation;
use crate::actions::import_message::import_message;
use crate::actions::publish_official::publish_official;
use crate::db::entries::{self, Entry};
use crate::db::mail::messages as stored;

impl Simulation<'_> {
    /// An entry arrives in a message that contains everything an entry needs.
    pub(super) fn take_mail(&mut self, number: usize) -> Result<Entry> {
        let missing =
            || FillError::Act(format!("entry {number} came in no message that makes one"));
        let inbox = self.inbox;
        let message = inbox.entries.get(&number).ok_or_else(missing)?;
        let tx = &mut self.tx_at(message.received);
        let imported = import_message(tx, message)?;
        let entry = stored::get(tx.conn, imported.id)?.entry_id;
        Ok(entries::get(tx.conn, entry.ok_or_else(missing)?)?)
    }

    /// A message arrives that does not make an entry by itself.
    pub(super) fn receive(&mut self, number: usize) -> Result<()> {
        let inbox = self.inbox;
        let message = &inbox.others[number];
        let tx = &mut self.tx_at(message.received);
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
