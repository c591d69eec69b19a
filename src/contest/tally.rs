//! How do the judges' sheets become a ranking?
//!
//! Every step is exact and visible: which sheets counted, which totals were dropped, the sum and the count behind each
//! mean. Equal entries share a rank; nothing here separates them by the order of entries or by chance.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ballot::{EntryCode, HalfPoints, JudgeCode, Scale, Sheet};
use super::cutoff::{AuthorKey, Standing};
use super::mean::Mean;
use super::scoring::{Ballots, Scoring, TallyProblem};

/// One complete sheet in the arithmetic of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The judge.
    pub judge: JudgeCode,
    /// Sum over the criteria.
    #[serde(rename = "total_half_points")]
    pub total: HalfPoints,
    /// Whether it was dropped as the highest or the lowest total.
    pub dropped: bool,
}

/// The mean of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionMean {
    /// The criterion.
    pub key: String,
    /// Its mean over all complete sheets, including dropped ones.
    pub mean: Mean,
}

/// A ranked entry with its arithmetic.
///
/// The score is the mean of the kept totals. The criterion means, which only separate equal scores, are taken over
/// **all** complete sheets. Dropping protects the score from one extreme judge. But if two sheets share the highest
/// total, the choice between them leaves the score unchanged and would change the criterion means, so that a rank could
/// depend on the order of the judges. Over all sheets there is nothing to choose, and every judge counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// The entry.
    pub entry: EntryCode,
    /// 1 for the best. Equal entries share a rank, and the ranks after them are skipped (1, 2, 2, 4).
    pub rank: u32,
    /// Whether another entry has the same rank.
    pub tied: bool,
    /// The complete sheets, by judge.
    pub sheets: Vec<Counted>,
    /// Sum of the kept totals.
    #[serde(rename = "kept_half_points")]
    pub kept_sum: u64,
    /// Number of kept totals.
    pub kept_count: usize,
    /// The score: kept sum divided by kept count.
    pub mean: Mean,
    /// Means of the criteria, in the definition's order.
    pub criterion_means: Vec<CriterionMean>,
}

/// An entry with too few complete sheets to be ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unranked {
    /// The entry.
    pub entry: EntryCode,
    /// How many complete sheets it has.
    pub complete_sheets: usize,
}

/// A sheet that did not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncountedSheet {
    /// The entry.
    pub entry: EntryCode,
    /// The judge.
    pub judge: JudgeCode,
    /// Why it did not count.
    pub because: UncountedReason,
}

/// Why a sheet did not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UncountedReason {
    /// The judge recused themselves from this entry.
    Recused,
    /// These criteria have no points.
    Incomplete(Vec<String>),
}

/// A round's ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// By rank; within a rank by code, which has no meaning.
    pub ranked: Vec<Scored>,
    /// Entries that could not be ranked, by code.
    pub unranked: Vec<Unranked>,
    /// Sheets that did not count, by entry and judge.
    #[serde(rename = "set_aside")]
    pub uncounted: Vec<UncountedSheet>,
}

/// Ranks the entries of a round.
///
/// # Errors
/// Every contradiction in the rules and the ballots.
pub fn tally(scoring: &Scoring, ballots: Ballots<'_>) -> Result<Tally, Vec<TallyProblem>> {
    let mut problems = scoring.problems();
    problems.extend(ballots.problems(scoring));
    if !problems.is_empty() {
        return Err(problems);
    }
    let (complete, uncounted) = sort_out(scoring, ballots);
    let mut tally = Tally {
        uncounted,
        ..Tally::default()
    };
    for (entry, sheets) in complete {
        match score(scoring, entry, &sheets) {
            Some(scored) => tally.ranked.push(scored),
            None => tally.unranked.push(Unranked {
                entry: entry.clone(),
                complete_sheets: sheets.len(),
            }),
        }
    }
    rank(scoring, &mut tally.ranked);
    Ok(tally)
}

impl Tally {
    /// The ranking in the form that awards and advancing need.
    pub fn standings(&self, author: impl Fn(&EntryCode) -> AuthorKey) -> Vec<Standing> {
        let ranked = self.ranked.iter().map(|scored| Standing {
            entry: scored.entry.clone(),
            rank: scored.rank,
            author: author(&scored.entry),
        });
        ranked.collect()
    }
}

/// An entry's complete sheets, in the order of their judges.
type Complete<'a> = BTreeMap<&'a EntryCode, Vec<(&'a Sheet, HalfPoints)>>;

/// Separates the sheets that count from those that do not, by judge.
fn sort_out<'a>(scoring: &Scoring, ballots: Ballots<'a>) -> (Complete<'a>, Vec<UncountedSheet>) {
    let recused: BTreeSet<_> = ballots
        .recusals
        .iter()
        .map(|r| (&r.entry, &r.judge))
        .collect();
    let mut complete: Complete<'a> = ballots.entries.iter().map(|e| (e, Vec::new())).collect();
    let mut uncounted = Vec::new();
    let mut sheets: Vec<_> = ballots.sheets.iter().collect();
    sheets.sort_by_key(|sheet| (&sheet.entry, &sheet.judge));
    for sheet in sheets {
        let because = if recused.contains(&(&sheet.entry, &sheet.judge)) {
            UncountedReason::Recused
        } else if let Some(total) = sheet.total(&scoring.criteria) {
            complete
                .entry(&sheet.entry)
                .or_default()
                .push((sheet, total));
            continue;
        } else {
            UncountedReason::Incomplete(sheet.missing(&scoring.criteria))
        };
        let (entry, judge) = (sheet.entry.clone(), sheet.judge.clone());
        uncounted.push(UncountedSheet {
            entry,
            judge,
            because,
        });
    }
    (complete, uncounted)
}

fn score(scoring: &Scoring, entry: &EntryCode, sheets: &[(&Sheet, HalfPoints)]) -> Option<Scored> {
    if sheets.len() < scoring.minimum_sheets {
        return None;
    }
    let counted = counted(scoring, sheets);
    let kept = || counted.iter().filter(|sheet| !sheet.dropped);
    let kept_sum = kept().map(|sheet| u64::from(sheet.total.0)).sum();
    let kept_count = kept().count();
    Some(Scored {
        entry: entry.clone(),
        rank: 0,
        tied: false,
        mean: Mean::of(kept_sum, kept_count)?,
        criterion_means: criterion_means(scoring, sheets)?,
        sheets: counted,
        kept_sum,
        kept_count,
    })
}

/// Marks exactly one highest and one lowest total as dropped. Among equal totals, the judges' codes decide, so that it
/// is always the same one; the sum does not depend on it.
fn counted(scoring: &Scoring, sheets: &[(&Sheet, HalfPoints)]) -> Vec<Counted> {
    let trimmed = sheets.len() >= scoring.trim_from;
    let total = |&place: &usize| (sheets[place].1, &sheets[place].0.judge);
    let lowest = (0..sheets.len()).min_by_key(total);
    let highest = (0..sheets.len()).max_by_key(total);
    let counted = sheets
        .iter()
        .enumerate()
        .map(|(place, (sheet, total))| Counted {
            judge: sheet.judge.clone(),
            total: *total,
            dropped: trimmed && (Some(place) == lowest || Some(place) == highest),
        });
    counted.collect()
}

fn criterion_means(
    scoring: &Scoring,
    sheets: &[(&Sheet, HalfPoints)],
) -> Option<Vec<CriterionMean>> {
    let mean = |scale: &Scale| {
        let given = sheets
            .iter()
            .filter_map(|(sheet, _)| sheet.points.get(&scale.key));
        let sum = given.map(|points| u64::from(points.0)).sum();
        let mean = Mean::of(sum, sheets.len())?;
        Some(CriterionMean {
            key: scale.key.clone(),
            mean,
        })
    };
    scoring.criteria.iter().map(mean).collect()
}

fn rank(scoring: &Scoring, scored: &mut [Scored]) {
    let criterion = |key: &String| scoring.criteria.iter().position(|scale| scale.key == *key);
    let tie_break: Vec<usize> = scoring.tie_break.iter().filter_map(criterion).collect();
    scored.sort_by(|a, b| better(&tie_break, a, b).then_with(|| a.entry.cmp(&b.entry)));
    let mut rank = 1;
    for group in scored.chunk_by_mut(|a, b| better(&tie_break, a, b).is_eq()) {
        let size = group.len();
        for entry in group {
            (entry.rank, entry.tied) = (rank, size > 1);
        }
        rank = u32::try_from(size).unwrap_or(u32::MAX).saturating_add(rank);
    }
}

/// Puts the better of two entries first: by score, then by the means of the tie-break criteria.
fn better(tie_break: &[usize], a: &Scored, b: &Scored) -> Ordering {
    let means = |place: &usize| {
        b.criterion_means[*place]
            .mean
            .cmp(&a.criterion_means[*place].mean)
    };
    let by_criteria = || tie_break.iter().map(means).find(|order| order.is_ne());
    b.mean
        .cmp(&a.mean)
        .then_with(|| by_criteria().unwrap_or(Ordering::Equal))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
