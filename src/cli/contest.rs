//! `reeljury contest check FILE` and `contest show`: check a definition, and print its rounds, quotas and money.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap::Subcommand;

use super::output::{Exit, say};
use crate::app::read_contest;
use crate::config::{Config, Flags};
use crate::contest::Contest as Rules;
use crate::contest::round::{RoundKey, RoundKind};
use crate::contest::window::Window;

#[derive(Subcommand)]
pub(super) enum Contest {
    /// List the mistakes in a definition, line by line
    Check {
        /// The definition
        file: PathBuf,
    },
    /// Print the rounds, quotas and money of the contest
    Show,
}

impl Contest {
    pub(super) fn run(self, flags: &Flags) -> anyhow::Result<Exit> {
        match self {
            Self::Check { file } => check(&file),
            Self::Show => {
                show(&read_contest(&Config::read(flags)?)?);
                Ok(Exit::Done)
            }
        }
    }
}

fn check(file: &PathBuf) -> anyhow::Result<Exit> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    match Rules::parse(&text) {
        Ok(contest) => {
            say(format_args!("{} adds up.", contest.definition.name.zh));
            Ok(Exit::Done)
        }
        Err(problems) => {
            problems.iter().for_each(|problem| {
                say(format_args!(
                    "{}: {}",
                    file.display(),
                    problem.line_of(&text)
                ))
            });
            Ok(Exit::SomethingRefused)
        }
    }
}

fn show(contest: &Rules) {
    let definition = &contest.definition;
    say(format_args!("{} ({})", definition.name.zh, definition.key));
    for key in definition.round_keys() {
        say(round_line(contest, key));
    }
    say("");
    for tier in &definition.tiers {
        let total = tier.yuan * i64::from(tier.total);
        say(format_args!(
            "{:<8} {:>5} × {:>9} = {:>10} yuan",
            tier.key,
            tier.total,
            grouped(tier.yuan),
            grouped(total)
        ));
    }
    let prizes: u32 = definition.tiers.iter().map(|tier| tier.total).sum();
    say(format_args!(
        "{:<8} {prizes:>5} {:>13} {:>10} yuan",
        "in all",
        "",
        grouped(definition.prize_money_yuan())
    ));
}

fn round_line(contest: &Rules, key: RoundKey) -> String {
    let definition = &contest.definition;
    let quotas: Vec<String> = definition
        .quotas(key.kind())
        .iter()
        .map(|(tier, n)| format!("{n} {}", tier.key))
        .collect();
    let rule = definition.rule(key.kind());
    let pool = definition
        .pool_size(key.kind())
        .map(|pool| format!("pool {pool}, "))
        .unwrap_or_default();
    let advance = match key.kind() {
        RoundKind::Annual => String::new(),
        RoundKind::Month | RoundKind::Quarter => format!(", {} go on", rule.advance),
    };
    let money = grouped(definition.round_money_fen(key.kind()) / 100);
    let days = days(contest, contest.calendar.window(key));
    format!(
        "{key:<7}{days}  {pool}shortlist {}, awards {} = {money} yuan{advance}",
        rule.shortlist,
        quotas.join(" + ")
    )
}

/// The first and the last day of a window, both included, in the contest's time zone.
fn days(contest: &Rules, window: Window) -> String {
    let first = contest.calendar.local(window.opens).date();
    let last = contest
        .calendar
        .local(window.closes - chrono::Duration::seconds(1))
        .date();
    format!("{first} … {last}")
}

fn grouped(n: i64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
