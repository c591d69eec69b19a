//! How is a demonstration put into an empty database? By letting everything happen that would have happened until the
//! instant at which it stands: people enter, correct and withdraw works, organizers review them and take the rounds
//! along, judges score. All of it goes through the program's own acts, each with its own `now`, in one transaction: a
//! demonstration that was interrupted has left nothing behind.

mod agenda;
mod course;
mod desk;
mod fate;
mod inbox;
mod jury;
mod staff;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::dice::Dice;
use super::{Plan, plan};
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
use inbox::Mail;
use staff::Staff;
pub use staff::{PASSWORD, demo_accounts};

/// The plan that is carried out.
const SEED: u64 = 2023;
/// Three months over, and a fourth of which the beginning is seen.
const MONTHS: u8 = 4;
/// So many that over 110 authors take part in each month, as many as there are prizes.
const WORKS: usize = 770;
/// Under this word the audit says that a database holds a demonstration.
const ACT: &str = "fill_demo";

/// What came of filling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// Works that were entered.
    pub entered: usize,
    /// Works that the rules refused at the form, as they were meant to.
    pub refused: usize,
}

/// Why a database was not filled; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The demonstration's dates are those of the edition that is built in.
    #[error("a demonstration shows the edition that is built in; leave the setting “contest” out")]
    OtherContest,
    /// The database belongs to a real contest.
    #[error(
        "the database holds entries or accounts of a real contest, and a demonstration needs an empty one; \
         name another folder with --data"
    )]
    InUse,
    /// A letter could not be read, or a film not kept.
    #[error("the demonstration’s letters could not be taken in: {0}")]
    Letters(String),
    /// An act refused what the demonstration wants to show.
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

/// An instant before everything that a demonstration shows; its first account is made on the next working day.
#[must_use]
pub fn eve(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(6, 9, 10, 0))
}

/// The instant at which a demonstration stands: a working day between the national holiday and the fourth month's end.
#[must_use]
pub fn instant(contest: &Contest) -> DateTime<Utc> {
    contest.calendar.instant(local(10, 8, 10, 0))
}

/// Whether this database holds a demonstration.
///
/// # Errors
/// When the database fails.
pub fn is_demo(conn: &mut Conn) -> Result<bool, DbError> {
    audit::has_act(conn, ACT)
}

/// The instant at which a filled database goes on: where it stood when somebody last did something.
///
/// # Errors
/// When the database fails.
pub fn resumes_at(conn: &mut Conn, contest: &Contest) -> Result<DateTime<Utc>, DbError> {
    let act = audit::page(conn, None, None, 1)?
        .first()
        .map(|act| act.at.utc());
    let letter = letters::newest(conn, None, 1)?;
    let letter = letter.first().map(|letter| letter.created_at.utc());
    let entry = gallery::page(conn, &Filter::default(), gallery::PageStart::Newest, 1)?;
    let entry = entry.first().map(|entry| entry.submitted_at.utc());
    let recorded = [act, letter, entry].into_iter().flatten().max();
    Ok(recorded.map_or(instant(contest), |at| at.max(instant(contest))))
}

/// Fills an empty database.
///
/// # Errors
/// [`FillError`]; nothing is kept then.
pub fn fill(app: &App) -> Result<Filled, FillError> {
    if app.contest.hash != Definition::hash_of(BUILT_IN) {
        return Err(FillError::OtherContest);
    }
    let plan = plan(SEED, MONTHS, WORKS);
    // one hash for nine accounts, whose password stands on the sign-in page anyway
    let password = password::hash(PASSWORD);
    app.db.read_now(refuse_real_contest)?;
    let mail = Mail::read(app, &plan)?;
    app.db
        .write_now(|conn| fill_in(conn, app, &plan, &password, mail.clone()))
}

fn fill_in(
    conn: &mut Conn,
    app: &App,
    plan: &Plan,
    password: &str,
    mail: Mail,
) -> Result<Filled, FillError> {
    let (contest, links) = (&*app.contest, &app.links);
    // again: somebody may have begun a real contest meanwhile
    refuse_real_contest(conn)?;
    audit::record(conn, eve(contest), None, ACT, &plan.seed.to_string(), "")?;
    let staff = Staff::take_on(conn, contest, links, plan, password)?;
    let mut filling = Filling {
        conn: &mut *conn,
        contest,
        links,
        plan,
        staff,
        until: instant(contest),
        dice: Dice::new(plan.seed, 3),
        agenda: Agenda::default(),
        waiting: BTreeMap::new(),
        returned: BTreeMap::new(),
        mail,
        chosen: BTreeMap::new(),
        reviews: BTreeMap::new(),
        works: BTreeMap::new(),
        refused: 0,
    };
    filling.run()?;
    let filled = Filled {
        entered: filling.works.len(),
        refused: filling.refused,
    };
    close_letters(conn)?;
    Ok(filled)
}

/// Accounts that nobody can use yet are left by a plain first start, and harm nobody.
fn refuse_real_contest(conn: &mut Conn) -> Result<(), FillError> {
    let mut people = accounts::with_role(conn, Role::Organizer)?;
    people.extend(accounts::with_role(conn, Role::Judge)?);
    let used = people.iter().any(|account| account.password_hash.is_some());
    if used || gallery::count(conn, &Filter::default())? > 0 {
        return Err(FillError::InUse);
    }
    Ok(())
}

/// What was written in the past was sent then: hundreds of letters at once would bury the first that a visitor of
/// the demonstration causes. One was given up, so that this can be seen too.
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

/// A local time of the year 2023, in which the whole demonstration lies.
pub(super) fn local(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2023, month, day)
        .and_then(|day| day.and_hms_opt(hour, minute, 0))
        .expect("a day of 2023 and a time of that day")
}

/// A demonstration while it is being made.
struct Filling<'a> {
    conn: &'a mut Conn,
    contest: &'a Contest,
    links: &'a Links,
    plan: &'a Plan,
    staff: Staff,
    /// Nothing happens after this instant.
    until: DateTime<Utc>,
    dice: Dice,
    agenda: Agenda,
    /// Works that wait for their review, by their number in the plan.
    waiting: BTreeMap<usize, Entry>,
    /// Works that their contestants will correct.
    returned: BTreeMap<usize, Entry>,
    /// Letters that will come, and what they brought.
    mail: Mail,
    /// E-mail works that will be published, and their codes.
    chosen: BTreeMap<usize, String>,
    /// How many reviews each day has.
    reviews: BTreeMap<NaiveDate, usize>,
    /// Which work an entry is.
    works: BTreeMap<EntryId, usize>,
    refused: usize,
}

impl Filling<'_> {
    fn run(&mut self) -> Result<(), FillError> {
        for (number, work) in self.plan.works.iter().enumerate() {
            let at = self.contest.calendar.instant(work.submitted_at);
            self.agenda.put(at, Event::Enter(number));
        }
        for (number, letter) in self.mail.others.iter().enumerate() {
            self.agenda.put(letter.received, Event::Letter(number));
        }
        for (key, step, at) in course::dates() {
            self.agenda
                .put(self.contest.calendar.instant(at), Event::Round(key, step));
        }
        while let Some((at, event)) = self.agenda.next(self.until) {
            self.happen(at, event)?;
        }
        Ok(())
    }

    fn happen(&mut self, at: DateTime<Utc>, event: Event) -> Result<(), FillError> {
        match event {
            Event::Enter(work) => self.enter(work, at),
            Event::Review(work) => self.review(work, at),
            Event::Correct(work) => self.correct(work, at),
            Event::Withdraw(work) => self.withdraw(work, at),
            Event::Publish(work) => self.publish(work, at),
            Event::Letter(number) => self.receive(number),
            Event::Round(key, step) => self.take_step(key, step, at),
            Event::Sitting(key, judge) => self.sit(key, judge, at),
        }
    }
}
