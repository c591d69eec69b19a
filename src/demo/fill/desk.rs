//! What do the demonstration's contestants do, and what do organizers do with their works? Enter, correct, withdraw;
//! accept, return, reject.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::super::{Way, Work};
use super::agenda::Event;
use super::fate::{Fate, Fault};
use super::{FillError, Filling};
use crate::actions::correct_entry::correct_entry;
use crate::actions::review_entry::{Review, review_entry};
use crate::actions::submit_entry::{Submission, submit_entry};
use crate::actions::withdraw_entry::withdraw_entry;
use crate::contest::entry;
use crate::contest::entry_details::{EntryDetails, RawDetails};
use crate::contest::round::RoundKey;
use crate::contest::rules;
use crate::db::entries::Entry;
use crate::db::{Failed, contests};
use crate::lang::Lang;

/// Works that the organizers review in a day; what is more waits for the next working day.
const REVIEWS_A_DAY: usize = 16;

impl Filling<'_> {
    /// A contestant enters a work; the rules refuse some.
    pub(super) fn enter(&mut self, number: usize, at: DateTime<Utc>) -> Result<(), FillError> {
        let work = &self.plan.works[number];
        let entry = match work.way {
            Way::Mail => Some(self.take_mail(number)?),
            Way::Platform(_) => self.submit(number, work, at)?,
        };
        let Some(entry) = entry else {
            self.refused += 1;
            return Ok(());
        };
        self.works.insert(entry.id, number);
        self.waiting.insert(number, entry);
        self.plan_review(number, at);
        if self.fate(number) == Fate::Withdrawn {
            let later = Duration::minutes(self.dice.between(20, 280));
            self.agenda.put(at + later, Event::Withdraw(number));
        }
        Ok(())
    }

    /// An organizer reviews a work, unless it was dealt with meanwhile.
    pub(super) fn review(&mut self, number: usize, at: DateTime<Utc>) -> Result<(), FillError> {
        let Some(entry) = self.waiting.remove(&number) else {
            return Ok(());
        };
        let fate = self.fate(number);
        let corrected = entry.version > 1;
        let review = review_of(fate, corrected);
        let acting = self.organizer(number, at);
        let (conn, seen) = (&mut *self.conn, (entry.code.as_str(), entry.version));
        review_entry(conn, self.contest, self.links, acting, seen, &review)?;
        if entry.channel.0 == entry::Channel::Mail && matches!(review, Review::Accept) {
            self.plan_publication(number, &entry.code, at);
        }
        if matches!(fate, Fate::Corrected(_)) && !corrected {
            self.returned.insert(number, entry);
            let later = Duration::minutes(self.dice.between(300, 2600));
            self.agenda.put(at + later, Event::Correct(number));
        }
        Ok(())
    }

    /// Its contestant corrects a work that was returned.
    pub(super) fn correct(&mut self, number: usize, at: DateTime<Utc>) -> Result<(), FillError> {
        let Some(entry) = self.returned.remove(&number) else {
            return Ok(());
        };
        let details = self.details(&self.plan.works[number], None)?;
        let reading = rules::read(self.contest, &details.share_text, &details.description);
        let (conn, contest) = (&mut *self.conn, self.contest);
        let entry = correct_entry(conn, contest, &entry.token_hash, &details, &reading, at)?;
        self.waiting.insert(number, entry);
        self.plan_review(number, at);
        Ok(())
    }

    /// Its contestant takes a work back that waits for its review.
    pub(super) fn withdraw(&mut self, number: usize, at: DateTime<Utc>) -> Result<(), FillError> {
        if let Some(entry) = self.waiting.remove(&number) {
            withdraw_entry(self.conn, &entry.token_hash, at)?;
        }
        Ok(())
    }

    /// Organizers review what is left of a month, so that its screening can begin.
    pub(super) fn review_rest_of(
        &mut self,
        key: RoundKey,
        at: DateTime<Utc>,
    ) -> Result<(), FillError> {
        let month = contests::round(self.conn, key)?.id;
        let left = self.waiting.iter();
        let left = left.filter(|(_, entry)| entry.own_round_id == Some(month));
        let left: Vec<usize> = left.map(|(number, _)| *number).collect();
        for number in left {
            self.review(number, at)?;
        }
        Ok(())
    }

    /// E-mail entries are never asked for an account, and cannot be corrected on the site.
    fn fate(&self, number: usize) -> Fate {
        let fate = Fate::of(self.plan.seed, number);
        match (self.plan.works[number].way, fate) {
            (Way::Mail, Fate::Corrected(_) | Fate::LeftReturned(_) | Fate::Withdrawn) => {
                Fate::Accepted
            }
            _ => fate,
        }
    }

    /// Puts a review on the next working day on which the organizers have time.
    fn plan_review(&mut self, number: usize, after: DateTime<Utc>) {
        let mut day = self.contest.calendar.local(after).date() + Duration::days(1);
        while !self.is_working_day(day) || self.reviews.get(&day) == Some(&REVIEWS_A_DAY) {
            day += Duration::days(1);
        }
        *self.reviews.entry(day).or_default() += 1;
        let time = Duration::minutes(9 * 60 + self.dice.between(5, 470));
        let at = self.contest.calendar.day_begins(day) + time;
        self.agenda.put(at, Event::Review(number));
    }

    fn is_working_day(&self, day: NaiveDate) -> bool {
        self.contest.workdays.is_working_day(day).unwrap_or(true)
    }

    fn submit(
        &mut self,
        number: usize,
        work: &Work,
        at: DateTime<Utc>,
    ) -> Result<Option<Entry>, FillError> {
        let details = self.details(work, self.fate(number).fault())?;
        let submission = Submission {
            reading: rules::read(self.contest, &details.share_text, &details.description),
            details,
            lang: Lang::default(),
            receipt_key: receipt_key(number),
        };
        match submit_entry(self.conn, self.contest, self.links, &submission, at) {
            Ok(entry) => Ok(Some(entry)),
            Err(Failed::Refused(_)) => Ok(None),
            Err(failed) => Err(failed.into()),
        }
    }

    fn details(&self, work: &Work, fault: Option<Fault>) -> Result<EntryDetails, FillError> {
        let account = work.account.as_deref().unwrap_or_default();
        let forgotten = fault == Some(Fault::NoAccount);
        let typed = RawDetails {
            share_text: work.share_text.as_deref().unwrap_or_default(),
            description: &work.description,
            title: &work.title,
            author: &work.author,
            contact: &work.contact,
            phone: &work.phone,
            email: work.email.as_deref().unwrap_or_default(),
            account: if forgotten { "" } else { account },
            published_at: work
                .published_at
                .map(|local| self.contest.calendar.instant(local)),
        };
        EntryDetails::parse(&typed).map_err(|problems| FillError::Act(format!("{problems:?}")))
    }
}

fn receipt_key(number: usize) -> String {
    format!("demo-{number:04}")
}

fn review_of(fate: Fate, corrected: bool) -> Review {
    match fate {
        Fate::Corrected(fault) | Fate::LeftReturned(fault) if !corrected => {
            let (reason, note) = fault.words();
            Review::Return {
                reason,
                note: note.to_owned(),
            }
        }
        Fate::Rejected(reason, note) => Review::Reject {
            reason,
            note: note.to_owned(),
        },
        _ => Review::Accept,
    }
}
