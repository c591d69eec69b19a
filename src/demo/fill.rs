//! Fills an empty database with a demonstration, by replaying the contest up to the instant at which the demonstration
//! begins: people enter, correct and withdraw entries, organizers review them and advance the rounds, judges score. The
//! program's own acts do all of it, each with its own `now`, in one transaction, so that an interrupted fill leaves
//! nothing behind.

mod agenda;
mod entries;
mod inbox;
mod jury;
mod outcome;
mod rounds;
mod staff;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::rng::SeededRng;
use super::{HALF_WAY, Plan};
use crate::app::App;
use crate::contest::Contest;
use crate::contest::definition::{BUILT_IN, Definition};
use crate::contest::role::Role;
use crate::db::entries::Entry;
use crate::db::gallery::{self, Filter};
use crate::db::mail::{letters, outbox};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError, Failed, Retryable, accounts, audit};
use crate::links::Links;
use crate::password;
use agenda::{Agenda, Event};
use inbox::Inbox;
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

/// Why a database was not filled. It is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The definition is not the built-in one, to which the demonstration's dates belong.
    #[error("a demonstration shows the edition that is built in; leave the setting “contest” out")]
    OtherContest,
    /// The database belongs to a real contest.
    #[error(
        "the database holds entries or accounts of a real contest, and a demonstration needs an empty one; \
         name another folder with --data"
    )]
    InUse,
    /// A message could not be read, or a video not stored.
    #[error("the demonstration’s messages could not be taken in: {0}")]
    Messages(String),
    /// An act refused something that the demonstration needs.
    #[error("the demonstration does not fit the contest’s rules: {0}")]
    Act(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl<R: std::fmt::Debug> From<Failed<R>> for FillError {
    fn from(failed: Failed<R>) -> Self {
        match failed {
            Failed::Refused(refused) => Self::Act(format!("{refused:?}")),
            Failed::Db(error) => Self::Db(error),
        }
    }
}

impl Retryable for FillError {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Db(error) if error.is_conflict())
    }
}

/// The result of a step of the simulation.
type Result<T, E = FillError> = std::result::Result<T, E>;

/// An instant before everything that a demonstration shows; its first account is made on the next working day.
pub fn eve(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(6, 9, 10, 0))
}

/// The instant at which a demonstration begins: a working day between the national holiday and the fourth month's end.
pub fn instant(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(10, 8, 10, 0))
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
        close_letters(conn)?;
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
fn close_letters(conn: &mut Conn) -> Result<(), DbError> {
    let recent = letters::newest(conn, None, 40)?;
    let lost = recent.iter().rfind(|letter| letter.kind == "receipt");
    if let Some(letter) = lost {
        let why = format!("550 5.1.1 <{}>: no such mailbox", letter.to_address);
        let at = letter.created_at.utc() + Duration::seconds(20);
        outbox::mark_failed(conn, letter.id, &why, None, at)?;
    }
    outbox::mark_all_sent(conn)
}

/// A local time of the year 2023, in which the whole demonstration takes place.
fn local(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2023, month, day)
        .and_then(|day| day.and_hms_opt(hour, minute, 0))
        .expect("a day of 2023 and a time of that day")
}

/// The state of a demonstration that is being made. Entries and judges are identified by their number in the plan.
struct Simulation<'a> {
    conn: &'a mut Conn,
    contest: &'a Contest,
    links: &'a Links,
    plan: &'a Plan,
    inbox: &'a Inbox,
    staff: Staff,
    rng: SeededRng,
    agenda: Agenda,
    /// Entries that wait for their review.
    waiting: BTreeMap<usize, Entry>,
    /// Entries that their contestants will correct.
    returned: BTreeMap<usize, Entry>,
    /// Codes of e-mail entries that will be published.
    chosen: BTreeMap<usize, String>,
    /// How many reviews are planned for each day.
    reviews: BTreeMap<NaiveDate, usize>,
    /// The plan's numbers of the entries in the database.
    numbers: BTreeMap<EntryId, usize>,
    refused: usize,
}

impl<'a> Simulation<'a> {
    fn new(
        conn: &'a mut Conn,
        app: &'a App,
        plan: &'a Plan,
        inbox: &'a Inbox,
        staff: Staff,
    ) -> Self {
        Self {
            conn,
            contest: &app.contest,
            links: &app.links,
            plan,
            inbox,
            staff,
            rng: SeededRng::new(plan.scale.seed, 3),
            agenda: Agenda::default(),
            waiting: BTreeMap::new(),
            returned: BTreeMap::new(),
            chosen: BTreeMap::new(),
            reviews: BTreeMap::new(),
            numbers: BTreeMap::new(),
            refused: 0,
        }
    }

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
