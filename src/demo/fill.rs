//! Fills an empty database with a demonstration, by replaying the contest up to the instant at which the demonstration
//! begins: people enter, correct and withdraw entries, organizers review them and advance the rounds, judges score. The
//! program's own acts do all of it, each with its own `now`, in one transaction, so that an interrupted fill leaves
//! nothing behind.

mod agenda;
mod days;
mod entries;
mod error;
mod inbox;
mod jury;
mod mail;
mod outcome;
mod rounds;
mod simulation;
mod staff;

use chrono::{DateTime, Duration, Utc};

use super::{HALF_WAY, Plan};
use crate::actions::letter_links::forget_links;
use crate::actions::tx::Tx;
use crate::app::App;
use crate::contest::Contest;
use crate::contest::definition::{BUILT_IN, Definition};
use crate::contest::role::Role;
use crate::db::gallery::{self, Filter};
use crate::db::mail::letters::{self, LetterState};
use crate::db::mail::outbox;
use crate::db::{Conn, DbError, accounts, audit};
use crate::password;
use agenda::Event;
pub use days::{eve, instant};
pub use error::FillError;
use error::Result;
use inbox::Inbox;
use simulation::Simulation;
use staff::Staff;
pub use staff::{PASSWORD, demo_accounts};

/// The audit record with this name marks a database as a demonstration.
const ACT: &str = "fill_demo";

/// The result of filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Entries that were made.
    pub entered: usize,
    /// Entries that the rules refused, as intended.
    pub refused: usize,
}

/// Whether this database contains a demonstration.
pub fn is_demo(conn: &mut Conn) -> Result<bool, DbError> {
    audit::has_act(conn, ACT)
}

/// The instant at which the clock of a filled database continues: that of the last act recorded in it.
pub fn resumes_at(conn: &mut Conn, contest: &Contest) -> Result<DateTime<Utc>, DbError> {
    let act = audit::page(conn, None, None, 1)?;
    let letter = letters::newest(conn, None, 1)?;
    let entry = gallery::page(conn, &Filter::default(), gallery::PageStart::Newest, 1)?;
    let recorded = [
        act.first().map(|act| act.at.utc()),
        letter.first().map(|letter| letter.created_at.utc()),
        entry.first().map(|entry| entry.submitted_at.utc()),
    ];
    let last = recorded.into_iter().flatten().max();
    Ok(last.map_or(instant(contest), |at| at.max(instant(contest))))
}

/// Fills an empty database; after an error nothing is stored.
pub fn fill(app: &App) -> Result<Filled, FillError> {
    if app.contest.hash != Definition::hash_of(BUILT_IN) {
        return Err(FillError::OtherContest);
    }
    app.db.read_now(refuse_real_contest)?;
    let plan = Plan::new(HALF_WAY);
    // one hash for nine accounts; the sign-in page shows their password anyway
    let password = password::hash(PASSWORD);
    let inbox = Inbox::read(app, &plan)?;
    app.db.write_now(|conn| {
        // checked again, since a real contest may have begun meanwhile
        refuse_real_contest(conn)?;
        let seed = plan.scale.seed.to_string();
        audit::record(conn, eve(&app.contest), None, ACT, &seed, "")?;
        let staff = Staff::invite(conn, app, &password)?;
        let filled = Simulation::new(conn, app, &plan, &inbox, staff).run()?;
        close_letters(&mut app.tx(conn, app.now()))?;
        Ok(filled)
    })
}

/// Accounts without a password do not count, since a plain first start leaves one.
fn refuse_real_contest(conn: &mut Conn) -> Result<()> {
    let mut people = accounts::with_role(conn, Role::Organizer)?;
    people.extend(accounts::with_role(conn, Role::Judge)?);
    let used = people.iter().any(|account| account.password_hash.is_some());
    if used || gallery::count(conn, &Filter::default())? > 0 {
        return Err(FillError::InUse);
    }
    Ok(())
}

/// Marks the letters of the past as sent: hundreds of waiting letters in the outbox would hide the first one that a
/// visitor of the demonstration causes. One letter is marked as given up, so that this can be seen, too.
fn close_letters(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let recent = letters::newest(tx.conn, None, 40)?;
    let lost = recent.iter().rfind(|letter| letter.kind == "receipt");
    if let Some(letter) = lost {
        let why = format!("550 5.1.1 <{}>: no such mailbox", letter.to_address);
        let at = letter.created_at.utc() + Duration::seconds(20);
        outbox::mark_failed(tx.conn, letter.id, &why, None, at)?;
    }
    let waiting = Some(LetterState::Waiting);
    for letter in letters::page(tx.conn, waiting, None, None, i64::MAX)? {
        forget_links(tx, &letter)?;
    }
    outbox::mark_all_sent(tx.conn)
}

impl Simulation<'_> {
    fn run(mut self) -> Result<Filled> {
        self.plan_arrivals();
        while let Some((at, event)) = self.agenda.next(instant(self.contest)) {
            self.happen(at, event)?;
        }
        Ok(Filled {
            entered: self.numbers.len(),
            refused: self.refused,
        })
    }

    fn plan_arrivals(&mut self) {
        let calendar = &self.contest.calendar;
        for (number, entry) in self.plan.entries.iter().enumerate() {
            let at = calendar.instant(entry.submitted_at);
            self.agenda.put(at, Event::Enter(number));
        }
        for (number, message) in self.inbox.others.iter().enumerate() {
            self.agenda.put(message.received, Event::Message(number));
        }
        for (key, step, at) in rounds::dates() {
            let at = calendar.instant(at);
            self.agenda.put(at, Event::Round(key, step));
        }
    }

    fn happen(&mut self, at: DateTime<Utc>, event: Event) -> Result<()> {
        match event {
            Event::Enter(entry) => self.enter(entry, at),
            Event::Review(entry) => self.review(entry, at),
            Event::Correct(entry) => self.correct(entry, at),
            Event::Withdraw(entry) => self.withdraw(entry, at),
            Event::Publish(entry) => self.publish(entry, at),
            Event::Message(number) => self.receive(number),
            Event::Round(key, step) => self.take_step(key, step, at),
            Event::Sitting(key, judge) => self.sit(key, judge, at),
        }
    }
}
