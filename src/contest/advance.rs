//! Which entries advance from a round to the next?
//!
//! The best of the ranking advance, as many as the definition says. The cut is the same as for awards, with a single
//! slot.

use serde::{Deserialize, Serialize};

use super::award::{Blocked, Boundary, decision_problems, size};
use super::ballot::EntryCode;
use super::cutoff::{Cutoff, Decided, Exclusion, ExclusionCause, OpenTie, PassedOver, Standing};

/// An entry that advances to the next round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advancer {
    /// The entry.
    pub entry: EntryCode,
    /// Its rank in this round.
    pub rank: u32,
}

/// The entries that advance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advancing {
    /// By rank.
    pub entries: Vec<Advancer>,
    /// Entries that were passed over.
    pub passed_over: Vec<PassedOver>,
}

/// Picks the `n` best for the next round, or all when there are fewer. An
/// author may advance with several entries, and with one whose award was declined.
///
/// # Errors
/// As [`decide`](super::award::decide).
pub fn advance(
    standings: &[Standing],
    n: u32,
    decided: Decided<'_>,
) -> Result<Advancing, Vec<Blocked>> {
    let problems = decision_problems(standings, decided);
    if !problems.is_empty() {
        return Err(problems);
    }
    let declined = |exclusion: &&Exclusion| exclusion.cause != ExclusionCause::Declined;
    let exclusions: Vec<_> = decided
        .exclusions
        .iter()
        .filter(declined)
        .cloned()
        .collect();
    let decided = Decided {
        exclusions: &exclusions,
        ..decided
    };
    let mut cut = Cutoff::new(vec![size(n)], false, decided);
    cut.fill(standings).map_err(
        |OpenTie {
             rank,
             entries,
             room,
             ..
         }| {
            vec![Blocked::TieAtBoundary {
                rank,
                entries,
                boundary: Boundary::Advance { room },
            }]
        },
    )?;
    let entries = cut.taken.iter().map(|taken| Advancer {
        entry: taken.standing.entry.clone(),
        rank: taken.standing.rank,
    });
    Ok(Advancing {
        entries: entries.collect(),
        passed_over: cut.passed_over,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::cutoff::AuthorKey;

    fn standings(rows: &[(&str, u32, &str)]) -> Vec<Standing> {
        let standing = |&(entry, rank, author): &(&str, u32, &str)| Standing {
            entry: entry.into(),
            rank,
            author: AuthorKey(author.to_owned()),
        };
        rows.iter().map(standing).collect()
    }

    fn out(entry: &str, cause: ExclusionCause) -> Exclusion {
        Exclusion {
            entry: entry.into(),
            cause,
            reason: "a reason".to_owned(),
        }
    }

    #[test]
    fn the_best_go_on_with_several_entries_of_an_author() {
        let rows = standings(&[("A", 1, "a"), ("B", 2, "a"), ("C", 3, "c"), ("D", 3, "d")]);
        let on = |n| {
            advance(&rows, n, Decided::default()).map(|list| {
                list.entries
                    .into_iter()
                    .map(|on| on.entry.0)
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(on(2).unwrap(), ["A", "B"]);
        assert_eq!(on(10).unwrap(), ["A", "B", "C", "D"]);
        let boundary = Boundary::Advance { room: 1 };
        let entries = vec!["C".into(), "D".into()];
        assert_eq!(
            on(3).unwrap_err(),
            [Blocked::TieAtBoundary {
                rank: 3,
                entries,
                boundary
            }]
        );
        assert!(on(0).unwrap().is_empty());
    }

    #[test]
    fn who_declined_an_award_still_goes_on_but_the_disqualified_do_not() {
        let rows = standings(&[("A", 1, "a"), ("B", 2, "b"), ("C", 3, "c")]);
        let exclusions = [
            out("A", ExclusionCause::Declined),
            out("B", ExclusionCause::Disqualified),
        ];
        let decided = Decided {
            exclusions: &exclusions,
            ties: &[],
        };
        let list = advance(&rows, 2, decided).unwrap();
        let entries: Vec<_> = list.entries.iter().map(|on| on.entry.0.as_str()).collect();
        assert_eq!(entries, ["A", "C"]);
        assert_eq!(list.passed_over[0].entry, "B".into());
    }
}
