//! The plan of a demonstration: people, entries and messages from the rows of `rows.toml`, with dates from a seed.
//! Planning reads no clock, file or network and stores nothing; [`fill`] carries out the plan through the program's
//! acts.

mod dates;
pub mod fill;
mod messages;
mod points;
mod rng;
mod rows;

use chrono::NaiveDateTime;

use rng::SeededRng;
use rows::{Defect, EntryRow, rows};

/// The size of a demonstration.
struct Scale {
    /// The seed of all random choices.
    seed: u64,
    /// Contest months in which entries are made, 1 to 12.
    months: u8,
    /// Entries, including those that the rules refuse.
    entries: usize,
    /// How many entries the organizers review in a day; the rest wait for the next working day.
    reviews_a_day: usize,
    /// How many sheets each judge fills in one session, in the finished months.
    sheets_a_sitting: [usize; 7],
    /// The same for the month in its jury stage: one judge is done, most are half-way, one has only begun.
    sheets_a_sitting_now: [usize; 7],
}

/// Three whole months and the beginning of a fourth, with so many entries that each month has more than 110 authors,
/// the number of its prizes.
const HALF_WAY: Scale = Scale {
    seed: 2023,
    months: 4,
    entries: 770,
    reviews_a_day: 16,
    sheets_a_sitting: [12, 11, 14, 10, 13, 12, 16],
    sheets_a_sitting_now: [12, 3, 4, 4, 3, 5, 1],
};

/// Everything that people do from outside the program: who enters what, and when.
struct Plan {
    scale: Scale,
    /// The entries in the order in which they are made. An entry's number is its index in this list.
    entries: Vec<DemoEntry>,
}

/// An entry and its dates, in local time.
struct DemoEntry {
    row: &'static EntryRow,
    /// When the post was published; has no meaning for an entry by e-mail, whose video must be unpublished.
    published_at: NaiveDateTime,
    /// When the entry is made or the e-mail arrives.
    submitted_at: NaiveDateTime,
}

impl Plan {
    fn new(scale: Scale) -> Self {
        let dates = &mut SeededRng::new(scale.seed, 1);
        let dates = dates::entry_dates(dates, scale.months, scale.entries);
        let early = &mut SeededRng::new(scale.seed, 2);
        let mut entries: Vec<DemoEntry> = Vec::with_capacity(scale.entries);
        for (row, dates) in rows().entries.iter().zip(dates) {
            let published_at = match row.defect {
                Some(Defect::BeforeWindow) => dates::before_window(early),
                Some(Defect::Duplicate) => {
                    first_of(&entries, row).map_or(dates.published, |entry| entry.published_at)
                }
                _ => dates.published,
            };
            let submitted_at = dates.submitted;
            entries.push(DemoEntry {
                row,
                published_at,
                submitted_at,
            });
        }
        Self { scale, entries }
    }
}

/// The earlier entry that a duplicate repeats.
fn first_of<'a>(entries: &'a [DemoEntry], row: &EntryRow) -> Option<&'a DemoEntry> {
    entries.iter().find(|entry| entry.row.title == row.title)
}

#[cfg(test)]
mod tests;
