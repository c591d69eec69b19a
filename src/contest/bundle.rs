//! Can anybody check a round's result?
//!
//! Yes: a bundle holds a result and all the facts from which it was made. `recompute` makes the result again from the
//! ballots and names every row that differs. A bundle contains no names: entries are known by code, authors by a salted
//! commitment, judges by a pseudonym.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::advance::{Advancing, advance};
use super::award::{self, AwardList, Blocked, Quotas, Tier, Vacancy};
use super::ballot::{EntryCode, Recusal, Sheet};
use super::cutoff::{AuthorKey, Decided, Exclusion, Standing, TieDecision};
use super::hex::hex;
use super::scoring::{Ballots, Scoring};
use super::tally::{self, Tally};

mod canonical;
mod difference;
mod result;

use canonical::canonical;
pub use difference::{Difference, DifferenceRow, Part};
pub use result::{Refused, RoundResult};

/// The version of this format.
pub const VERSION: u32 = 1;

/// A round's result with the facts from which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The version of the format, [`VERSION`].
    pub version: u32,
    /// The facts.
    pub facts: Facts,
    /// The result.
    pub outcome: RoundResult,
}

/// The facts from which a result is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The contest's name.
    pub contest: String,
    /// SHA-256 of the contest definition's text, in hexadecimal.
    pub definition_sha256: String,
    /// The round's key: `m01`, `q1`, `annual`.
    pub round: String,
    /// The rules of the definition that apply to this round.
    pub rules: Rules,
    /// All entries of the round, by code.
    pub entries: Vec<Participant>,
    /// All sheets as they were when judging closed, by entry and judge.
    pub sheets: Vec<Sheet>,
    /// The recusals, by entry and judge.
    pub recusals: Vec<Recusal>,
    /// Entries that cannot get an award or advance, by code.
    pub exclusions: Vec<Exclusion>,
    /// Decided ties, the newest last.
    pub ties: Vec<TieDecision>,
    /// Awards that the organizers leave vacant.
    pub vacancies: Vec<Vacancy>,
}

/// The rules that apply to a round's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Criteria and how sheets are counted.
    pub scoring: Scoring,
    /// The round's awards, the best tier first.
    pub tiers: Vec<Tier>,
    /// Whether an author gets at most one award in the round.
    pub one_award_per_author: bool,
    /// How many entries advance to the next round.
    pub advance: u32,
}

/// An entry of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Its code.
    pub entry: EntryCode,
    /// The author's [`commitment`].
    pub author: AuthorKey,
}

impl Facts {
    /// Makes the result.
    ///
    /// # Errors
    /// Everything that prevents a ranking; else everything that prevents the
    /// awards.
    pub fn outcome(&self) -> Result<RoundResult, Refused> {
        let entries: Vec<_> = self
            .entries
            .iter()
            .map(|known| known.entry.clone())
            .collect();
        let ballots = Ballots {
            entries: &entries,
            sheets: &self.sheets,
            recusals: &self.recusals,
        };
        let tally = tally::tally(&self.rules.scoring, ballots).map_err(Refused::Tally)?;
        let standings = self.standings(&tally);
        let decided = Decided {
            exclusions: &self.exclusions,
            ties: &self.ties,
        };
        let awards = award::decide(&standings, self.quotas(), decided);
        let advancing = advance(&standings, self.rules.advance, decided);
        match (awards, advancing) {
            (Ok(awards), Ok(advancing)) => Ok(RoundResult {
                tally,
                awards,
                advancing,
            }),
            (awards, advancing) => Err(Refused::Blocked(all_blocked(awards, advancing))),
        }
    }

    fn quotas(&self) -> Quotas<'_> {
        Quotas {
            tiers: &self.rules.tiers,
            vacancies: &self.vacancies,
            one_per_author: self.rules.one_award_per_author,
        }
    }

    fn standings(&self, tally: &Tally) -> Vec<Standing> {
        let authors: BTreeMap<_, _> = self
            .entries
            .iter()
            .map(|known| (&known.entry, &known.author))
            .collect();
        tally.standings(|entry| authors[entry].clone())
    }

    /// Sorts the lists whose order has no meaning by their codes.
    fn sort(&mut self) {
        self.entries.sort_by(|a, b| a.entry.cmp(&b.entry));
        self.sheets
            .sort_by(|a, b| (&a.entry, &a.judge).cmp(&(&b.entry, &b.judge)));
        self.recusals.sort();
        self.exclusions.sort_by(|a, b| a.entry.cmp(&b.entry));
    }
}

impl Bundle {
    /// Makes the result of the facts, and a bundle of both.
    ///
    /// # Errors
    /// As [`Facts::outcome`].
    pub fn assemble(mut facts: Facts) -> Result<Self, Refused> {
        facts.sort();
        let outcome = facts.outcome()?;
        Ok(Self {
            version: VERSION,
            facts,
            outcome,
        })
    }

    /// The only serialized form of the bundle: JSON with the keys of every object sorted by their bytes, without white
    /// space outside strings, and with whole numbers only.
    pub fn canonical(&self) -> String {
        let value = serde_json::to_value(self).expect("keys are strings, numbers are whole");
        canonical(&value)
    }

    /// SHA-256 of [`Bundle::canonical`] in hexadecimal.
    pub fn sha256(&self) -> String {
        hex(Sha256::digest(self.canonical()))
    }
}

/// Makes the result again from the ballots and compares it row by row.
///
/// # Errors
/// Every difference, or why no result can be made from the bundle's facts.
pub fn recompute(bundle: &Bundle) -> Result<(), Vec<Difference>> {
    if bundle.version != VERSION {
        return Err(vec![Difference::Version {
            found: bundle.version,
        }]);
    }
    let computed = bundle.facts.outcome();
    let computed = computed.map_err(|refused| vec![Difference::Refused(refused)])?;
    let differences = difference::differences(&bundle.outcome, &computed);
    if differences.is_empty() {
        Ok(())
    } else {
        Err(differences)
    }
}

/// Stands for an author in a bundle: the SHA-256, in hexadecimal, of the salt's 32 bytes followed by the UTF-8 text by
/// which the contest tells authors apart.
///
/// The salt follows from the program's secret key and the round, and is never published: without it, nobody can test
/// whether a name fits, or compare the authors of two rounds. Once the key is erased, nothing leads from a bundle back
/// to the person, and the bundle can still be recomputed.
pub fn commitment(salt: &[u8; 32], author: &str) -> AuthorKey {
    let hash = Sha256::new().chain_update(salt).chain_update(author);
    AuthorKey(hex(hash.finalize()))
}

/// Joins the reasons of both lists; a tie that blocks both is listed for both.
fn all_blocked(
    awards: Result<AwardList, Vec<Blocked>>,
    advancing: Result<Advancing, Vec<Blocked>>,
) -> Vec<Blocked> {
    let mut blocked = awards.err().unwrap_or_default();
    for problem in advancing.err().unwrap_or_default() {
        if !blocked.contains(&problem) {
            blocked.push(problem);
        }
    }
    blocked
}

#[cfg(test)]
mod tests;
