//! What blocks a round's next step.

use chrono::{DateTime, Utc};

use super::{RoundKey, Stage};

/// The facts about a round that decide whether it can take its next step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundFacts {
    /// Whether the round's window is over.
    pub window_over: bool,
    /// Entries that wait for their eligibility review.
    pub waiting_for_review: usize,
    /// Undecided pairs with an entry in the pool: two entries that may be one video.
    pub open_pairs: usize,
    /// Rounds that feed this one and are not final yet.
    pub open_feeders: Vec<RoundKey>,
    /// Entries in the pool.
    pub pool: usize,
    /// Entries without a yes or no; 0 when the whole pool fits on the shortlist.
    pub unscreened: usize,
    /// Entries on the shortlist.
    pub shortlisted: usize,
    /// The most entries that a shortlist may have.
    pub shortlist_limit: usize,
    /// Judges on the round's panel who can judge.
    pub panel: usize,
    /// Judges that a panel needs so that entries can be ranked.
    pub panel_minimum: usize,
    /// Whether the panel has a chief judge who can still judge.
    pub has_chief: bool,
    /// Judges with unfinished sheets, each by the number on the panel, with the count.
    pub unfinished: Vec<(String, usize)>,
    /// Entries on the shortlist with fewer complete sheets than ranking needs.
    pub short_of_sheets: usize,
    /// The dates of the entries on hold that affect this step and whose contestants still have time.
    pub holds_waiting: Vec<DateTime<Utc>>,
    /// Entries on hold that affect this step and wait for an organizer: their date has passed, another link was given,
    /// or the contest's own post shows the video.
    pub holds_to_resolve: usize,
    /// Groups of equal entries at a boundary (of awards or of advancing) that the chief judge has not ordered.
    pub undecided_ties: usize,
    /// Whether the list of awards has been decided.
    pub awards_decided: bool,
    /// Whether the publicity period has ended.
    pub publicity_over: bool,
}

/// Why a round cannot take its next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// The window is still open.
    WindowOpen,
    /// This many entries wait for their review.
    WaitingForReview(usize),
    /// This many pairs may be one video, which would be judged twice.
    OpenPairs(usize),
    /// A round that feeds this one is not final.
    FeederOpen(RoundKey),
    /// No entry is in the pool.
    EmptyPool,
    /// This many entries have neither yes nor no.
    Unscreened(usize),
    /// There are more yes votes than the shortlist has room for.
    ShortlistTooLong {
        /// Entries with a yes vote.
        chosen: usize,
        /// The most entries that the shortlist may have.
        limit: usize,
    },
    /// No entry is on the shortlist.
    EmptyShortlist,
    /// Too few judges on the panel.
    PanelTooSmall {
        /// How many judges it has.
        judges: usize,
        /// How many judges it needs.
        needed: usize,
    },
    /// The panel has no chief judge.
    NoChief,
    /// A judge has unfinished sheets.
    Unfinished {
        /// The judge.
        judge: String,
        /// How many there are.
        sheets: usize,
    },
    /// This many entries have too few sheets to be ranked.
    ShortOfSheets(usize),
    /// Entries are on hold, and their contestants still have time.
    HoldsWaiting {
        /// How many entries are on hold.
        entries: usize,
        /// The last of their dates.
        until: DateTime<Utc>,
    },
    /// This many entries on hold wait for an organizer.
    HoldsToResolve(usize),
    /// This many ties at a boundary wait for the chief judge.
    UndecidedTies(usize),
    /// Ties wait for a chief judge, and the panel has none who can still judge.
    ChiefGone,
    /// The list of awards is not decided.
    AwardsUndecided,
    /// The publicity period has not ended.
    PublicityRuns,
}

/// What blocks the step out of one stage.
type Leaving = fn(&RoundFacts) -> Vec<Blocker>;

/// What blocks the step out of `stage`; empty when the step may be taken.
#[must_use]
pub fn blockers(stage: Stage, facts: &RoundFacts) -> Vec<Blocker> {
    let flags = stage.flags();
    let leaving: [(bool, Leaving); 5] = [
        (flags.gathers, leaving_eligibility),
        (flags.screens, leaving_screening),
        (flags.scores, leaving_jury),
        (flags.decides, leaving_settling),
        (flags.is_public && !flags.is_final, leaving_publicity),
    ];
    let due = leaving.into_iter().filter(|(is_due, _)| *is_due);
    due.flat_map(|(_, blockers)| blockers(facts)).collect()
}

fn leaving_eligibility(facts: &RoundFacts) -> Vec<Blocker> {
    let mut found = only_if(!facts.window_over, Blocker::WindowOpen);
    found.extend(only_if(
        facts.waiting_for_review > 0,
        Blocker::WaitingForReview(facts.waiting_for_review),
    ));
    found.extend(only_if(
        facts.open_pairs > 0,
        Blocker::OpenPairs(facts.open_pairs),
    ));
    found.extend(facts.open_feeders.iter().copied().map(Blocker::FeederOpen));
    found.extend(only_if(facts.pool == 0, Blocker::EmptyPool));
    found
}

fn leaving_screening(facts: &RoundFacts) -> Vec<Blocker> {
    let (chosen, limit) = (facts.shortlisted, facts.shortlist_limit);
    let (judges, needed) = (facts.panel, facts.panel_minimum);
    let mut found = only_if(facts.unscreened > 0, Blocker::Unscreened(facts.unscreened));
    found.extend(holds(facts));
    found.extend(only_if(
        chosen > limit,
        Blocker::ShortlistTooLong { chosen, limit },
    ));
    found.extend(only_if(chosen == 0, Blocker::EmptyShortlist));
    found.extend(only_if(
        judges < needed,
        Blocker::PanelTooSmall { judges, needed },
    ));
    found.extend(only_if(!facts.has_chief, Blocker::NoChief));
    found
}

fn leaving_jury(facts: &RoundFacts) -> Vec<Blocker> {
    let unfinished = facts
        .unfinished
        .iter()
        .map(|(judge, sheets)| Blocker::Unfinished {
            judge: judge.clone(),
            sheets: *sheets,
        });
    let short = only_if(
        facts.short_of_sheets > 0,
        Blocker::ShortOfSheets(facts.short_of_sheets),
    );
    unfinished.chain(holds(facts)).chain(short).collect()
}

/// An entry on hold is neither passed over nor judged unseen: the round waits until the hold's date, and then for an
/// organizer.
fn holds(facts: &RoundFacts) -> Vec<Blocker> {
    let entries = facts.holds_waiting.len();
    let last = facts.holds_waiting.iter().max();
    let waiting = last.map(|until| Blocker::HoldsWaiting {
        entries,
        until: *until,
    });
    let to_resolve = only_if(
        facts.holds_to_resolve > 0,
        Blocker::HoldsToResolve(facts.holds_to_resolve),
    );
    waiting.into_iter().chain(to_resolve).collect()
}

fn leaving_settling(facts: &RoundFacts) -> Vec<Blocker> {
    let mut found = only_if(
        facts.undecided_ties > 0,
        Blocker::UndecidedTies(facts.undecided_ties),
    );
    let nobody_decides = facts.undecided_ties > 0 && !facts.has_chief;
    found.extend(only_if(nobody_decides, Blocker::ChiefGone));
    found.extend(only_if(!facts.awards_decided, Blocker::AwardsUndecided));
    found
}

fn leaving_publicity(facts: &RoundFacts) -> Vec<Blocker> {
    only_if(!facts.publicity_over, Blocker::PublicityRuns)
}

fn only_if(holds: bool, blocker: Blocker) -> Vec<Blocker> {
    if holds { vec![blocker] } else { vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_cannot_be_screened_while_its_window_is_open_entries_wait_or_two_may_be_one() {
        let facts = RoundFacts {
            waiting_for_review: 2,
            open_pairs: 1,
            pool: 5,
            ..RoundFacts::default()
        };
        let expected = vec![
            Blocker::WindowOpen,
            Blocker::WaitingForReview(2),
            Blocker::OpenPairs(1),
        ];
        assert_eq!(blockers(Stage::Eligibility, &facts), expected);
    }

    #[test]
    fn a_shortlist_over_the_limit_is_named_with_both_numbers() {
        let facts = RoundFacts {
            shortlisted: 331,
            shortlist_limit: 330,
            panel: 5,
            panel_minimum: 3,
            has_chief: true,
            ..RoundFacts::default()
        };
        let expected = vec![Blocker::ShortlistTooLong {
            chosen: 331,
            limit: 330,
        }];
        assert_eq!(blockers(Stage::Screening, &facts), expected);
    }

    #[test]
    fn entries_on_hold_delay_the_jury_until_their_last_date_and_then_until_they_are_settled() {
        let day = |day: u32| {
            let text = format!("2023-07-{day}T16:00:00Z");
            text.parse::<DateTime<Utc>>().expect("an instant")
        };
        let facts = RoundFacts {
            holds_waiting: vec![day(25), day(27), day(26)],
            holds_to_resolve: 2,
            ..RoundFacts::default()
        };
        let expected = vec![
            Blocker::HoldsWaiting {
                entries: 3,
                until: day(27),
            },
            Blocker::HoldsToResolve(2),
        ];
        assert_eq!(blockers(Stage::Jury, &facts), expected);
    }

    #[test]
    fn a_round_with_everything_done_is_blocked_nowhere() {
        let facts = RoundFacts {
            window_over: true,
            pool: 1,
            shortlisted: 1,
            shortlist_limit: 1,
            panel: 5,
            panel_minimum: 3,
            has_chief: true,
            awards_decided: true,
            publicity_over: true,
            ..RoundFacts::default()
        };
        for stage in Stage::ALL {
            assert_eq!(blockers(stage, &facts), vec![]);
        }
    }
}
