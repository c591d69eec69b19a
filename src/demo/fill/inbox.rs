//! How do letters come into a demonstration, and what becomes of the works in them? They are read and their films kept
//! as those of a mailbox are; the organizers publish most of what they accepted.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::{DateTime, Duration, Utc};

use super::super::letters::{self, Letter};
use super::super::{Plan, Way};
use super::agenda::Event;
use super::{FillError, Filling};
use crate::actions::import_message::{Arrival, import_message};
use crate::actions::publish_official::publish_official;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::db::entries::{self, Entry};
use crate::db::mail::messages;
use crate::intake::{Origin, read_letter};
use crate::mail::on_disk::OnDisk;

/// Letters that were read, and whose films are kept.
#[derive(Clone)]
pub(super) struct Mail {
    /// Those with works, by the work's number in the plan.
    works: BTreeMap<usize, Arrival>,
    /// The others.
    pub(super) others: Vec<Arrival>,
}

impl Mail {
    /// Reads all letters of a plan. The media store wants a runtime; whoever fills may be in one or in none, so it gets
    /// one of its own.
    pub(super) fn read(app: &App, plan: &Plan) -> Result<Self, FillError> {
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
        .map_err(|error: anyhow::Error| FillError::Letters(error.to_string()))
    }
}

fn read_all(app: &App, plan: &Plan) -> anyhow::Result<Mail> {
    let works = plan.works.iter().enumerate();
    let by_mail = works.filter(|(_, work)| work.way == Way::Mail);
    let read = |letter: Letter| read_one(app, &letter);
    Ok(Mail {
        works: by_mail
            .map(|(number, work)| Ok((number, read(letters::with_work(number, work))?)))
            .collect::<anyhow::Result<_>>()?,
        others: letters::others()
            .into_iter()
            .map(read)
            .collect::<anyhow::Result<_>>()?,
    })
}

fn read_one(app: &App, letter: &Letter) -> anyhow::Result<Arrival> {
    let mut file = tempfile::NamedTempFile::new_in(&app.config.data)?;
    file.write_all(&letter.raw)?;
    let at = app.contest.calendar.instant(letter.at);
    let origin = Origin {
        source: "INBOX".to_owned(),
        received_at: Some(at),
        junk: false,
    };
    read_letter(&app.media, OnDisk::open(file.path())?, &origin, at)
}

impl Filling<'_> {
    /// A work comes by letter, which says everything that an entry needs.
    pub(super) fn take_mail(&mut self, number: usize) -> Result<Entry, FillError> {
        let missing = || {
            FillError::Act(format!(
                "work {number} came in no letter that makes an entry"
            ))
        };
        let letter = self.mail.works.get(&number).ok_or_else(missing)?;
        let tx = &mut Tx {
            conn: &mut *self.conn,
            contest: self.contest,
            links: self.links,
            by: None,
            now: letter.received,
        };
        let imported = import_message(tx, letter)?;
        let entry = messages::get(tx.conn, imported.id)?.entry_id;
        Ok(entries::get(tx.conn, entry.ok_or_else(missing)?)?)
    }

    /// A letter comes that is no work by itself.
    pub(super) fn receive(&mut self, number: usize) -> Result<(), FillError> {
        let letter = &self.mail.others[number];
        let tx = &mut Tx {
            conn: &mut *self.conn,
            contest: self.contest,
            links: self.links,
            by: None,
            now: letter.received,
        };
        import_message(tx, letter)?;
        Ok(())
    }

    /// Two of three accepted works are published in the days after.
    pub(super) fn plan_publication(&mut self, number: usize, code: &str, after: DateTime<Utc>) {
        if self.dice.chance(67) {
            self.chosen.insert(number, code.to_owned());
            let later = Duration::minutes(self.dice.between(20 * 60, 70 * 60));
            self.agenda.put(after + later, Event::Publish(number));
        }
    }

    /// The contest's own account has published a work.
    pub(super) fn publish(&mut self, number: usize, at: DateTime<Utc>) -> Result<(), FillError> {
        let Some(code) = self.chosen.remove(&number) else {
            return Ok(());
        };
        let link = format!("https://www.douyin.com/video/7399{number:015}");
        let published = at - Duration::minutes(self.dice.between(5, 50));
        let acting = self.organizer(number, at);
        let (conn, post) = (&mut *self.conn, (link.as_str(), published));
        publish_official(conn, self.contest, self.links, acting, &code, post)?;
        Ok(())
    }
}
