//! The checks that can refuse a definition, one function each.

use std::collections::BTreeSet;

use super::parts::{Definition, RoundRule};
use super::problem::{Problem, Reason};
use crate::contest::round::RoundKind;
use crate::contest::window::add_months;

/// All problems of a definition, in the order of its parts; empty when the definition is valid.
pub(super) fn problems(definition: &Definition) -> Vec<Problem> {
    let checks: [fn(&Definition) -> Vec<Problem>; 9] = [
        format,
        texts,
        window,
        lists,
        keys_once,
        quotas,
        money,
        points_and_jury,
        advancement,
    ];
    checks.iter().flat_map(|check| check(definition)).collect()
}

fn format(d: &Definition) -> Vec<Problem> {
    if d.format == 1 {
        vec![]
    } else {
        vec![Problem::at("format", Reason::UnknownFormat(d.format))]
    }
}

fn texts(d: &Definition) -> Vec<Problem> {
    let fields = [
        ("key", &d.key),
        ("code_prefix", &d.code_prefix),
        ("name.zh", &d.name.zh),
        ("mail.address", &d.mail.address),
    ];
    let names = d.name.others.iter();
    let names = names.map(|(tag, name)| (format!("name.{tag}"), name));
    fields
        .map(|(path, text)| (path.to_owned(), text))
        .into_iter()
        .chain(names)
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(path, _)| Problem::at(path, Reason::Empty))
        .collect()
}

fn window(d: &Definition) -> Vec<Problem> {
    let rule = &d.window;
    if rule.months == 0 {
        return vec![Problem::at("window.months", Reason::NotPositive)];
    }
    let mut found = vec![];
    let last_day_would_be = add_months(rule.first_day, rule.months).and_then(|day| day.pred_opt());
    if last_day_would_be != Some(rule.last_day) {
        let last_day_would_be = last_day_would_be
            .map(|day| day.to_string())
            .unwrap_or_default();
        let reason = Reason::MonthsDoNotFit {
            months: rule.months,
            last_day_would_be,
        };
        found.push(Problem::at("window.last_day", reason));
    }
    if rule.months_in_quarter == 0 || !rule.months.is_multiple_of(rule.months_in_quarter) {
        let reason = Reason::QuartersDoNotFit {
            months: rule.months,
            months_in_quarter: rule.months_in_quarter,
        };
        found.push(Problem::at("window.months_in_quarter", reason));
    }
    found
}

fn lists(d: &Definition) -> Vec<Problem> {
    let lists = [
        ("topics.required", d.topics.required.is_empty()),
        ("platforms", d.platforms.is_empty()),
        ("tiers", d.tiers.is_empty()),
        ("criteria", d.criteria.is_empty()),
    ];
    let empty = |(path, empty): &(&str, bool)| empty.then(|| Problem::at(*path, Reason::Empty));
    lists.iter().filter_map(empty).collect()
}

fn keys_once(d: &Definition) -> Vec<Problem> {
    let platforms = d
        .platforms
        .iter()
        .map(|rule| rule.key.key().to_owned())
        .collect();
    let tiers = d.tiers.iter().map(|tier| tier.key.clone()).collect();
    let criteria = d
        .criteria
        .iter()
        .map(|criterion| criterion.key.clone())
        .collect();
    [
        ("platforms", platforms),
        ("tiers", tiers),
        ("criteria", criteria),
    ]
    .into_iter()
    .flat_map(|(path, keys)| repeated(path, keys))
    .collect()
}

fn repeated(path: &str, keys: Vec<String>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    keys.into_iter()
        .enumerate()
        .filter(|(_, key)| !seen.insert(key.clone()))
        .map(|(index, key)| Problem::at(format!("{path}.{index}.key"), Reason::Twice(key)))
        .collect()
}

fn quotas(d: &Definition) -> Vec<Problem> {
    let unknown = RoundKind::ALL.into_iter().flat_map(|kind| {
        d.rule(kind)
            .awards
            .keys()
            .filter(|key| d.tier(key).is_none())
            .map(move |key| {
                Problem::at(
                    format!("rounds.{kind}.awards.{key}"),
                    Reason::UnknownTier(key.clone()),
                )
            })
    });
    let wrong_sums = d.tiers.iter().enumerate().filter_map(|(index, tier)| {
        let given = d.prizes_given(&tier.key);
        (given != u64::from(tier.total)).then(|| {
            let reason = Reason::QuotasDoNotAddUp {
                tier: tier.key.clone(),
                promised: tier.total,
                given,
            };
            Problem::at(format!("tiers.{index}.total"), reason)
        })
    });
    unknown.chain(wrong_sums).collect()
}

fn money(d: &Definition) -> Vec<Problem> {
    let mut found: Vec<_> = (0..d.tiers.len())
        .filter(|&index| d.tiers[index].yuan <= 0)
        .map(|index| Problem::at(format!("tiers.{index}.yuan"), Reason::NotPositive))
        .collect();
    let prizes = d.prize_money_yuan();
    if prizes != d.budget.yuan {
        let reason = Reason::MoneyDoesNotAddUp {
            budget: d.budget.yuan,
            prizes,
        };
        found.push(Problem::at("budget.yuan", reason));
    }
    found
}

fn points_and_jury(d: &Definition) -> Vec<Problem> {
    let mut found = vec![];
    let sum = d
        .criteria
        .iter()
        .fold(0_u32, |sum, criterion| sum.saturating_add(criterion.points));
    if sum != 100 && !d.criteria.is_empty() {
        found.push(Problem::at("criteria", Reason::PointsNotHundred(sum)));
    }
    let jury = &d.jury;
    if jury.minimum < 1 || jury.trim_from < 3 || jury.sheets_per_entry < jury.minimum {
        let reason = Reason::JuryNumbers {
            sheets_per_entry: jury.sheets_per_entry,
            trim_from: jury.trim_from,
            minimum: jury.minimum,
        };
        found.push(Problem::at("jury.sheets_per_entry", reason));
    }
    for key in &jury.tie_break {
        if d.criteria.iter().all(|criterion| criterion.key != *key) {
            found.push(Problem::at(
                "jury.tie_break",
                Reason::UnknownCriterion(key.clone()),
            ));
        }
    }
    if d.publicity.working_days == 0 {
        found.push(Problem::at("publicity.working_days", Reason::NotPositive));
    }
    found
}

fn advancement(d: &Definition) -> Vec<Problem> {
    let mut found: Vec<_> = RoundKind::ALL
        .into_iter()
        .flat_map(|kind| sizes(d, kind))
        .collect();
    if d.rounds.annual.advance > 0 {
        let reason = Reason::FinalAdvances(d.rounds.annual.advance);
        found.push(Problem::at("rounds.annual.advance", reason));
    }
    found
}

fn sizes(d: &Definition, kind: RoundKind) -> Vec<Problem> {
    let rule = d.rule(kind);
    let awards = award_count(rule);
    let mut found = vec![];
    if rule.shortlist < awards {
        let reason = Reason::ShortlistTooShort {
            shortlist: rule.shortlist,
            awards,
        };
        found.push(Problem::at(format!("rounds.{kind}.shortlist"), reason));
    }
    if rule.advance > rule.shortlist {
        let reason = Reason::AdvanceOverShortlist {
            advance: rule.advance,
            shortlist: rule.shortlist,
        };
        found.push(Problem::at(format!("rounds.{kind}.advance"), reason));
    }
    let needed = awards.max(rule.advance);
    if let Some(pool) = d.pool_size(kind).filter(|pool| *pool < needed) {
        let reason = Reason::PoolTooSmall { pool, needed };
        found.push(Problem::at(format!("rounds.{kind}"), reason));
    }
    found
}

fn award_count(rule: &RoundRule) -> u32 {
    rule.awards
        .values()
        .fold(0, |sum, n| sum.saturating_add(*n))
}
