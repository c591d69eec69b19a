//! The page of a round's list: the computed list, what blocks it, which entries are passed over, and the decided
//! versions.

use std::collections::BTreeMap;

use askama::Template;

use super::tally::{EntryLine, entry_line};
use super::vacancies::{count_field, reason_field};
use super::winners::vacancy_reason;
use crate::actions::decide_awards::UNFILLED;
use crate::actions::tally_round::{
    ComputedResult, compute_result, shortlist_by_code, stored_bundle,
};
use crate::actions::tx::Tx;
use crate::contest::award::{Award, Blocked, Boundary, Vacancy};
use crate::contest::ballot::EntryCode;
use crate::contest::bundle::{Bundle, RoundResult};
use crate::contest::cutoff::{PassedOver, PassedOverReason};
use crate::contest::definition::TierRule;
use crate::contest::round::{RoundKey, Stage};
use crate::db::entries::Entry;
use crate::db::results::decisions::{self, DecisionVersion};
use crate::db::{DbError, contests};
use crate::names;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;

/// A round's list, stored and computed.
pub(super) struct ListData {
    key: RoundKey,
    /// The round's stage.
    pub stage: Stage,
    /// The vacancies in the list that is shown.
    pub vacancies: Vec<Vacancy>,
    /// The computed result; `None` before the jury is done.
    result: Option<ComputedResult>,
    decided: Option<Bundle>,
    versions: Vec<DecisionVersion>,
    entries: BTreeMap<EntryCode, Entry>,
}

/// Reads a round's list with these `vacancies`; without them, with those of the list in force.
pub(super) fn load_list(
    tx: &mut Tx<'_>,
    key: RoundKey,
    vacancies: Option<Vec<Vacancy>>,
) -> Result<ListData, DbError> {
    let round = contests::round(tx.conn, key)?;
    let decided = decisions::decided(tx.conn, round.id)?;
    let decided = decided.map(|decided| stored_bundle(&decided.decision));
    let decided = decided.transpose()?;
    let held = decided
        .as_ref()
        .map(|bundle| bundle.facts.vacancies.clone());
    let vacancies = vacancies.or(held).unwrap_or_default();
    let done = |bundle| ComputedResult::Done(Box::new(bundle));
    let flags = round.stage.flags();
    let result = if flags.decides {
        Some(compute_result(tx, &round, vacancies.clone())?)
    } else {
        decided.clone().filter(|_| flags.has_result).map(done)
    };
    Ok(ListData {
        key,
        stage: round.stage,
        vacancies,
        result,
        decided,
        versions: decisions::versions(tx.conn, round.id)?,
        entries: shortlist_by_code(tx, &round)?,
    })
}

#[derive(Template)]
#[template(path = "organizer/awards.html")]
pub(super) struct AwardsPage {
    page: Page,
    key: String,
    name: String,
    form: Form,
    /// Whether the jury is done.
    open: bool,
    /// Whether the list can still be decided.
    can_decide: bool,
    /// The hash of the list on the page; empty while something blocks it.
    seen: String,
    /// Whether it is the list in force.
    holds: bool,
    tiers: Vec<TierView>,
    ties: Vec<TieView>,
    blocked: Vec<String>,
    passed_over: Vec<(u32, EntryLine, String)>,
    advancing: Vec<(u32, EntryLine)>,
    versions: Vec<DecisionVersion>,
    decided_hash: String,
    total_fen: i64,
}

struct TierView {
    name: String,
    quota: u32,
    fen: i64,
    count_field: String,
    reason_field: String,
    vacant: Vec<String>,
    winners: Vec<WinnerView>,
}

struct WinnerView {
    place: u32,
    rank: u32,
    entry: EntryLine,
    source: String,
}

struct TieView {
    rank: u32,
    boundary: String,
    entries: Vec<EntryLine>,
}

impl ListData {
    /// The page, with the form as the organizer filled it in.
    pub fn page(&self, ctx: &RequestContext, form: Form) -> AwardsPage {
        let page = ctx.page(Audience::Organizer);
        let outcome = match &self.result {
            Some(ComputedResult::Done(bundle)) => Some(&bundle.outcome),
            _ => None,
        };
        let seen = match &self.result {
            Some(ComputedResult::Done(bundle)) => bundle.sha256(),
            _ => String::new(),
        };
        let decided_hash = self
            .decided
            .as_ref()
            .map(Bundle::sha256)
            .unwrap_or_default();
        AwardsPage {
            key: self.key.to_string(),
            name: page.word(&names::round(self.key)),
            open: self.result.is_some(),
            can_decide: self.stage.flags().decides,
            holds: !seen.is_empty() && seen == decided_hash,
            tiers: self.tiers(ctx, &page, outcome),
            ties: self.ties(ctx, &page),
            blocked: self.other_blocks(&page),
            passed_over: outcome
                .map(|outcome| self.passed_over(&page, &outcome.awards.passed_over))
                .unwrap_or_default(),
            advancing: outcome
                .map(|outcome| self.advancing(outcome))
                .unwrap_or_default(),
            total_fen: outcome.map_or(0, |outcome| {
                outcome
                    .awards
                    .awards
                    .iter()
                    .map(|award| award.amount_fen)
                    .sum()
            }),
            versions: self.versions.clone(),
            form,
            seen,
            decided_hash,
            page,
        }
    }

    fn tiers(
        &self,
        ctx: &RequestContext,
        page: &Page,
        outcome: Option<&RoundResult>,
    ) -> Vec<TierView> {
        let quotas = ctx.contest().definition.quotas(self.key.kind());
        let view = |(tier, quota): (&TierRule, u32)| TierView {
            name: ctx.lang.pick(&tier.name).to_owned(),
            quota,
            fen: tier.fen(),
            count_field: count_field(&tier.key),
            reason_field: reason_field(&tier.key),
            vacant: outcome
                .map(|outcome| vacant_lines(page, outcome, &tier.key))
                .unwrap_or_default(),
            winners: outcome
                .map(|outcome| self.winners(page, outcome, &tier.key))
                .unwrap_or_default(),
        };
        quotas.into_iter().map(view).collect()
    }

    fn winners(&self, page: &Page, outcome: &RoundResult, tier: &str) -> Vec<WinnerView> {
        let of_tier = outcome
            .awards
            .awards
            .iter()
            .filter(|award| award.tier == tier);
        let view = |award: &Award| {
            let entry = self.entries.get(&award.entry);
            let platform = entry.and_then(|entry| entry.link.platform());
            WinnerView {
                place: award.place,
                rank: award.rank,
                entry: entry_line(&self.entries, &award.entry),
                source: page.word(&names::source(platform)),
            }
        };
        of_tier.map(view).collect()
    }

    fn blocks(&self) -> &[Blocked] {
        match &self.result {
            Some(ComputedResult::Waiting { blocked, .. }) => blocked,
            _ => &[],
        }
    }

    fn ties(&self, ctx: &RequestContext, page: &Page) -> Vec<TieView> {
        let tie = |blocked: &Blocked| {
            let Blocked::TieAtBoundary {
                rank,
                entries,
                boundary,
            } = blocked
            else {
                return None;
            };
            Some(TieView {
                rank: *rank,
                boundary: boundary_words(ctx, page, boundary),
                entries: entries
                    .iter()
                    .map(|code| entry_line(&self.entries, code))
                    .collect(),
            })
        };
        self.blocks().iter().filter_map(tie).collect()
    }

    /// What blocks the list apart from ties: recorded decisions that no longer fit the ranking.
    fn other_blocks(&self, page: &Page) -> Vec<String> {
        let others = self.blocks().iter();
        let others = others.filter(|blocked| !matches!(blocked, Blocked::TieAtBoundary { .. }));
        others.map(|_| page.t("award-decision-unusable")).collect()
    }

    fn passed_over(&self, page: &Page, list: &[PassedOver]) -> Vec<(u32, EntryLine, String)> {
        let why = |passed: &PassedOver| match &passed.because {
            PassedOverReason::AuthorHolds { entry } => {
                page.tn("award-author-holds", "code", &entry.0)
            }
            PassedOverReason::Excluded { reason, .. } => page.tn(
                "award-excluded",
                "reason",
                page.t(&format!("state-{reason}")),
            ),
        };
        list.iter()
            .map(|passed| {
                (
                    passed.rank,
                    entry_line(&self.entries, &passed.entry),
                    why(passed),
                )
            })
            .collect()
    }

    fn advancing(&self, outcome: &RoundResult) -> Vec<(u32, EntryLine)> {
        let on = outcome.advancing.entries.iter();
        on.map(|on| (on.rank, entry_line(&self.entries, &on.entry)))
            .collect()
    }
}

fn vacant_lines(page: &Page, outcome: &RoundResult, tier: &str) -> Vec<String> {
    let line = |count: u32, reason: &str| {
        page.say("award-vacant")
            .with("n", count)
            .with("reason", vacancy_reason(page, reason))
            .end()
    };
    let list = &outcome.awards;
    let vacant = list
        .vacant
        .iter()
        .filter(|one| one.tier == tier && one.count > 0);
    let unfilled = list
        .unfilled
        .iter()
        .filter(|one| one.tier == tier && one.count > 0);
    vacant
        .map(|one| line(one.count, &one.reason))
        .chain(unfilled.map(|one| line(one.count, UNFILLED)))
        .collect()
}

fn boundary_words(ctx: &RequestContext, page: &Page, boundary: &Boundary) -> String {
    let name = |tier: &String| super::winners::tier_name(ctx, tier);
    match boundary {
        Boundary::Tier { tier, room } => page
            .say("tie-at-tier")
            .with("tier", name(tier))
            .with("n", *room)
            .end(),
        Boundary::OneAuthor { tier } => page.tn("tie-one-author", "tier", name(tier)),
        Boundary::Advance { room } => page.tn("tie-at-advance", "n", *room),
    }
}
