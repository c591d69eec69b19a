//! Acts on entries in the demonstration: contestants enter, correct and withdraw; organizers accept, return and reject.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::super::DemoEntry;
use super::super::rows::Remark;
use super::agenda::Event;
use super::error::{FillError, Result};
use super::outcome::PlannedOutcome;
use super::simulation::Simulation;
use crate::actions::correct_entry::correct_entry;
use crate::actions::review_entry::{Review, review_entry};
use crate::actions::submit_entry::{Submission, submit_entry};
use crate::actions::withdraw_entry::withdraw_entry;
use crate::contest::entry::ReasonCode;
use crate::contest::entry_details::{EntryDetails, RawDetails};
use crate::contest::round::RoundKey;
use crate::contest::rules;
use crate::db::entries::Entry;
use crate::db::{Failed, contests};
use crate::lang::Lang;

impl Simulation<'_> {
    /// A contestant makes an entry; the rules refuse some.
    pub(super) fn enter(&mut self, number: usize, at: DateTime<Utc>) -> Result<()> {
        let entry = if self.plan.entries[number].row.is_by_mail() {
            Some(self.take_mail(number)?)
        } else {
            self.submit(number, at)?
        };
        let Some(entry) = entry else {
            self.refused += 1;
            return Ok(());
        };
        self.numbers.insert(entry.id, number);
        self.waiting.insert(number, entry);
        self.plan_review(number, at);
        if self.outcome(number) == PlannedOutcome::Withdrawn {
            let later = Duration::minutes(self.rng.between(20, 280));
            self.agenda.put(at + later, Event::Withdraw(number));
        }
        Ok(())
    }

    /// An organizer reviews an entry, unless it no longer waits for review.
    pub(super) fn review(&mut self, number: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(entry) = self.waiting.remove(&number) else {
            return Ok(());
        };
        let review = review_of(self.outcome(number), entry.version > 1);
        let tx = &mut self.organizer_at(number, at);
        review_entry(tx, &entry.code, entry.version, &review)?;
        match review {
            Review::Accept if self.plan.entries[number].row.is_by_mail() => {
                self.plan_publication(number, entry.code, at);
            }
            Review::Return { .. } => self.plan_correction(number, entry, at),
            _ => {}
        }
        Ok(())
    }

    /// Its contestant corrects an entry that was returned.
    pub(super) fn correct(&mut self, number: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(entry) = self.returned.remove(&number) else {
            return Ok(());
        };
        let details = self.details(number, false)?;
        let reading = rules::read(self.contest, &details.share_text, &details.description);
        let tx = &mut self.tx_at(at);
        let entry = correct_entry(tx, &entry.token_hash, &details, &reading)?;
        self.waiting.insert(number, entry);
        self.plan_review(number, at);
        Ok(())
    }

    /// A contestant withdraws an entry that waits for its review.
    pub(super) fn withdraw(&mut self, number: usize, at: DateTime<Utc>) -> Result<()> {
        if let Some(entry) = self.waiting.remove(&number) {
            withdraw_entry(&mut self.tx_at(at), &entry.token_hash)?;
        }
        Ok(())
    }

    /// Organizers review the remaining entries of a month, so that its screening can begin.
    pub(super) fn review_rest_of(&mut self, key: RoundKey, at: DateTime<Utc>) -> Result<()> {
        let month = contests::round(self.conn, key)?.id;
        let rest = self.waiting.iter();
        let rest = rest.filter(|(_, entry)| entry.own_round_id == Some(month));
        let rest: Vec<usize> = rest.map(|(number, _)| *number).collect();
        rest.into_iter()
            .try_for_each(|number| self.review(number, at))
    }

    /// The planned outcome of an entry. Entries by e-mail have no account to add and cannot be corrected on the site.
    fn outcome(&self, number: usize) -> PlannedOutcome {
        let outcome = PlannedOutcome::of(self.plan.scale.seed, number);
        match outcome {
            PlannedOutcome::Rejected(_) => outcome,
            _ if self.plan.entries[number].row.is_by_mail() => PlannedOutcome::Accepted,
            _ => outcome,
        }
    }

    /// Plans a review for the next working day on which the organizers have time.
    fn plan_review(&mut self, number: usize, after: DateTime<Utc>) {
        let mut day = self.contest.calendar.local(after).date() + Duration::days(1);
        while !self.has_time_on(day) {
            day += Duration::days(1);
        }
        *self.reviews.entry(day).or_default() += 1;
        let time = Duration::minutes(9 * 60 + self.rng.between(5, 470));
        let at = self.contest.calendar.day_begins(day) + time;
        self.agenda.put(at, Event::Review(number));
    }

    fn has_time_on(&self, day: NaiveDate) -> bool {
        let full = self.reviews.get(&day) == Some(&self.plan.scale.reviews_a_day);
        !full && self.contest.workdays.is_working_day(day).unwrap_or(true)
    }

    fn plan_correction(&mut self, number: usize, entry: Entry, after: DateTime<Utc>) {
        if matches!(self.outcome(number), PlannedOutcome::Corrected(_)) {
            self.returned.insert(number, entry);
            let later = Duration::minutes(self.rng.between(300, 2600));
            self.agenda.put(after + later, Event::Correct(number));
        }
    }

    fn submit(&mut self, number: usize, at: DateTime<Utc>) -> Result<Option<Entry>> {
        let fault = self.outcome(number).returned_for();
        let forgets_account = fault.is_some_and(|fault| fault.reason == ReasonCode::Details);
        let details = self.details(number, forgets_account)?;
        let submission = Submission {
            reading: rules::read(self.contest, &details.share_text, &details.description),
            details,
            lang: Lang::default(),
            receipt_key: format!("demo-{number:04}"),
        };
        match submit_entry(&mut self.tx_at(at), &submission) {
            Ok(entry) => Ok(Some(entry)),
            Err(Failed::Refused(_)) => Ok(None),
            Err(failed) => Err(failed.into()),
        }
    }

    fn details(&self, number: usize, forgets_account: bool) -> Result<EntryDetails> {
        let DemoEntry {
            row, published_at, ..
        } = &self.plan.entries[number];
        let typed = RawDetails {
            share_text: &row.share_text,
            description: &row.description,
            title: &row.title,
            author: &row.author,
            contact: &row.contact,
            phone: &row.phone,
            email: &row.email,
            account: if forgets_account { "" } else { &row.account },
            published_at: Some(self.contest.calendar.instant(*published_at)),
        };
        EntryDetails::parse(&typed).map_err(|problems| FillError::Act(format!("{problems:?}")))
    }
}

fn review_of(outcome: PlannedOutcome, is_corrected: bool) -> Review {
    let words = |remark: &Remark| (remark.reason, remark.note.clone());
    if let PlannedOutcome::Rejected(remark) = outcome {
        let (reason, note) = words(remark);
        return Review::Reject { reason, note };
    }
    match outcome.returned_for().filter(|_| !is_corrected).map(words) {
        Some((reason, note)) => Review::Return { reason, note },
        None => Review::Accept,
    }
}
