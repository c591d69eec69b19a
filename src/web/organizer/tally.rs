//! A round's ranking with every judge's total, the dropped totals, and the division.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::winners::round_key;
use crate::actions::tally_round::{ComputedResult, compute_result, judge_code, shortlist_by_code};
use crate::contest::ballot::{EntryCode, JudgeCode};
use crate::contest::bundle::Facts;
use crate::contest::mean::Mean;
use crate::contest::tally::{Counted, Scored, Tally, UncountedReason};
use crate::db::contests;
use crate::db::entries::Entry;
use crate::db::judging::{self, Panelist};
use crate::names;
use crate::web::filters;
use crate::web::input::query;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

/// The number of ranked entries on a page; with five judges each, this is still easy to read.
const PAGE: usize = 60;

#[derive(Template)]
#[template(path = "organizer/tally.html")]
struct TallyPage {
    page: Page,
    key: String,
    name: String,
    /// The counting rule in words; empty while the jury is at work.
    rule: String,
    judges: Vec<JudgeColumn>,
    criteria: Vec<String>,
    counts: Vec<(&'static str, usize)>,
    rows: Vec<TallyRow>,
    newer: String,
    older: String,
    unranked: Vec<(EntryLine, usize)>,
    hold: Vec<(EntryLine, String, String)>,
}

/// A column of the table: a judge on the panel.
struct JudgeColumn {
    code: String,
    name: String,
}

/// An entry for the page's lists.
#[derive(Clone)]
pub(super) struct EntryLine {
    pub code: String,
    pub title: String,
    pub author: String,
}

struct TallyRow {
    rank: u32,
    tied: bool,
    entry: EntryLine,
    totals: Vec<Option<Counted>>,
    kept_sum: u64,
    kept_count: usize,
    mean: Mean,
    criteria: Vec<String>,
}

#[derive(Deserialize, Default)]
struct TallyQuery {
    after: Option<String>,
}

/// A round's ranking, open to organizers once the jury is done.
///
/// # Errors
/// 404 when the contest has no such round.
pub async fn show_tally(
    who: OrganizerContext,
    path: web::Path<String>,
    request: HttpRequest,
) -> HandlerResult {
    let key = round_key(&path)?;
    let ctx = who.ctx;
    let read = ctx.read(move |tx| {
        let round = contests::round(tx.conn, key)?;
        if !round.stage.flags().has_result {
            return Ok(None);
        }
        let result = compute_result(tx, &round, vec![])?;
        let panel = judging::panel(tx.conn, round.id)?;
        Ok(Some((result, panel, shortlist_by_code(tx, &round)?)))
    });
    let found = read.await?;
    let page = ctx.page(Audience::Organizer);
    let name = page.word(&names::round(key));
    let mut tally_page = TallyPage::empty(page, key.to_string(), name);
    if let Some((result, panel, entries)) = found {
        tally_page.rule = rule(&tally_page.page, result.facts());
        tally_page.criteria = criteria(&ctx, result.facts());
        tally_page.fill(
            &result,
            panel,
            &entries,
            query::<TallyQuery>(&request).after,
        );
    }
    ctx.render(&tally_page)
}

/// The entry with a code; only its code if it is not on the shortlist.
pub(super) fn entry_line(entries: &BTreeMap<EntryCode, Entry>, code: &EntryCode) -> EntryLine {
    let entry = entries.get(code);
    EntryLine {
        code: code.0.clone(),
        title: entry.map_or_else(|| code.0.clone(), |entry| entry.title.clone()),
        author: entry.map(|entry| entry.author.clone()).unwrap_or_default(),
    }
}

impl TallyPage {
    fn empty(page: Page, key: String, name: String) -> Self {
        Self {
            page,
            key,
            name,
            rule: String::new(),
            judges: vec![],
            criteria: vec![],
            counts: vec![],
            rows: vec![],
            newer: String::new(),
            older: String::new(),
            unranked: vec![],
            hold: vec![],
        }
    }

    fn fill(
        &mut self,
        result: &ComputedResult,
        panel: Vec<Panelist>,
        entries: &BTreeMap<EntryCode, Entry>,
        after: Option<String>,
    ) {
        let tally = result.tally();
        let codes: Vec<JudgeCode> = panel.iter().map(|judge| judge_code(judge.number)).collect();
        let names: BTreeMap<&JudgeCode, &str> = codes
            .iter()
            .zip(&panel)
            .map(|(code, judge)| (code, judge.name.as_str()))
            .collect();
        let begin = begin_after(tally, after.as_deref());
        let shown = tally.ranked.iter().skip(begin).take(PAGE);
        self.rows = shown.map(|scored| row(scored, &codes, entries)).collect();
        self.turn_pages(tally, begin);
        let unranked = tally.unranked.iter();
        self.unranked = unranked
            .map(|one| (entry_line(entries, &one.entry), one.complete_sheets))
            .collect();
        self.hold = self.uncounted(result, &names, entries);
        self.counts = vec![
            ("tally-ranked", tally.ranked.len()),
            (
                "tally-tied",
                tally.ranked.iter().filter(|one| one.tied).count(),
            ),
            ("tally-unranked", tally.unranked.len()),
            ("tally-recused", result.facts().recusals.len()),
        ];
        let judge = |(code, panelist): (JudgeCode, Panelist)| JudgeColumn {
            code: code.0,
            name: panelist.name,
        };
        self.judges = codes
            .iter()
            .cloned()
            .zip(panel.iter().cloned())
            .map(judge)
            .collect();
    }

    /// Sets the links to the pages before and after. The page before begins [`PAGE`] entries earlier; on the first page
    /// there is no entry to begin after.
    fn turn_pages(&mut self, tally: &Tally, begin: usize) {
        let address = format!("/admin/rounds/{}/tally", self.key);
        let after = |position: usize| format!("{address}?after={}", tally.ranked[position].entry.0);
        if begin > 0 {
            let before = begin.saturating_sub(PAGE);
            self.newer = if before == 0 {
                address.clone()
            } else {
                after(before - 1)
            };
        }
        if begin + PAGE < tally.ranked.len() {
            self.older = after(begin + PAGE - 1);
        }
    }

    /// The recusals, and the sheets that lack points.
    fn uncounted(
        &self,
        result: &ComputedResult,
        names: &BTreeMap<&JudgeCode, &str>,
        entries: &BTreeMap<EntryCode, Entry>,
    ) -> Vec<(EntryLine, String, String)> {
        let name = |judge: &JudgeCode| {
            let name = names.get(judge).copied().unwrap_or_default();
            format!("{} {name}", judge.0)
        };
        let recused = result.facts().recusals.iter().map(|recusal| {
            let why = self.page.t("tally-uncounted-recused");
            (
                entry_line(entries, &recusal.entry),
                name(&recusal.judge),
                why,
            )
        });
        let incomplete = result.tally().uncounted.iter().filter_map(|hold| {
            let UncountedReason::Incomplete(missing) = &hold.because else {
                return None;
            };
            let why = self
                .page
                .tn("tally-uncounted-incomplete", "n", missing.len());
            Some((entry_line(entries, &hold.entry), name(&hold.judge), why))
        });
        recused.chain(incomplete).collect()
    }
}

fn begin_after(tally: &Tally, after: Option<&str>) -> usize {
    let found = |after: &str| tally.ranked.iter().position(|one| one.entry.0 == after);
    after.and_then(found).map_or(0, |position| position + 1)
}

fn row(scored: &Scored, judges: &[JudgeCode], entries: &BTreeMap<EntryCode, Entry>) -> TallyRow {
    let total = |judge: &JudgeCode| {
        scored
            .sheets
            .iter()
            .find(|sheet| sheet.judge == *judge)
            .cloned()
    };
    TallyRow {
        rank: scored.rank,
        tied: scored.tied,
        entry: entry_line(entries, &scored.entry),
        totals: judges.iter().map(total).collect(),
        kept_sum: scored.kept_sum,
        kept_count: scored.kept_count,
        mean: scored.mean,
        criteria: scored
            .criterion_means
            .iter()
            .map(|one| one.mean.shown())
            .collect(),
    }
}

fn rule(page: &Page, facts: &Facts) -> String {
    let scoring = &facts.rules.scoring;
    page.say("tally-rule")
        .with("trim", scoring.trim_from)
        .with("minimum", scoring.minimum_sheets)
        .end()
}

fn criteria(ctx: &RequestContext, facts: &Facts) -> Vec<String> {
    let scales = facts.rules.scoring.criteria.iter();
    let known = &ctx.contest().definition.criteria;
    let name = |key: &str| {
        let found = known.iter().find(|criterion| criterion.key == key);
        found.map_or_else(
            || key.to_owned(),
            |found| ctx.lang.pick(&found.name).to_owned(),
        )
    };
    scales.map(|scale| name(&scale.key)).collect()
}
