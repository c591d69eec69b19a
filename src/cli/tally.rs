//! `reeljury tally FILE`: computes ranks and awards again from a result bundle's ballots, without a database.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::output::{Exit, say};
use crate::contest::award::Award;
use crate::contest::bundle::{self, Bundle, Refused};
use crate::contest::tally::Scored;

#[derive(Args)]
pub(super) struct Tally {
    /// The bundle
    file: PathBuf,
}

impl Tally {
    pub(super) fn run(self) -> anyhow::Result<Exit> {
        let facts = read_bundle(&self.file)?.facts;
        say(format_args!("{} {}", facts.contest, facts.round));
        match facts.outcome() {
            Ok(outcome) => {
                print(&outcome);
                Ok(Exit::Done)
            }
            Err(refused) => {
                refusal_lines(&refused).iter().for_each(say);
                Ok(Exit::SomethingRefused)
            }
        }
    }
}

/// Reads a bundle from a file.
pub(super) fn read_bundle(path: &Path) -> anyhow::Result<Bundle> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no result bundle", path.display()))
}

/// Why no result follows from a bundle's facts: one reason a line.
pub(super) fn refusal_lines(refused: &Refused) -> Vec<String> {
    match refused {
        Refused::Tally(problems) => problems.iter().map(|one| format!("{one:?}")).collect(),
        Refused::Blocked(blocked) => blocked.iter().map(|one| format!("{one:?}")).collect(),
    }
}

fn print(outcome: &bundle::RoundResult) {
    say("rank  entry          score   arithmetic");
    outcome.tally.ranked.iter().map(rank_line).for_each(say);
    for unranked in &outcome.tally.unranked {
        let sheets = unranked.complete_sheets;
        say(format_args!(
            "   –  {:<14} not ranked: {sheets} complete sheets",
            unranked.entry.0
        ));
    }
    say("\naward     place  rank  entry               yuan");
    outcome.awards.awards.iter().map(award_line).for_each(say);
    for vacancy in &outcome.awards.vacant {
        say(format_args!(
            "{:<9} {} vacant: {}",
            vacancy.tier, vacancy.count, vacancy.reason
        ));
    }
    for unfilled in &outcome.awards.unfilled {
        say(format_args!(
            "{:<9} {} with nobody left to take them",
            unfilled.tier, unfilled.count
        ));
    }
    let on: Vec<&str> = outcome
        .advancing
        .entries
        .iter()
        .map(|on| on.entry.0.as_str())
        .collect();
    say(format_args!("\ngo on: {}", on.join(" ")));
}

fn rank_line(scored: &Scored) -> String {
    let total = |sheet: &crate::contest::tally::Counted| {
        let points = halves(u64::from(sheet.total.0));
        if sheet.dropped {
            format!("({points})")
        } else {
            points
        }
    };
    let totals: Vec<String> = scored.sheets.iter().map(total).collect();
    format!(
        "{:>4}{} {:<14} {:>6}  {} → {} ÷ {}",
        scored.rank,
        if scored.tied { "=" } else { " " },
        scored.entry.0,
        scored.mean.shown(),
        totals.join(" "),
        halves(scored.kept_sum),
        scored.kept_count
    )
}

fn award_line(award: &Award) -> String {
    let yuan = award.amount_fen / 100;
    format!(
        "{:<9} {:>5} {:>5}  {:<14} {yuan:>9}",
        award.tier, award.place, award.rank, award.entry.0
    )
}

fn halves(n: u64) -> String {
    let half = if n.is_multiple_of(2) { "" } else { ".5" };
    format!("{}{half}", n / 2)
}
