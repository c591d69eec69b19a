//! How did each work come to its score? The round's ranking with every judge's total, what was dropped, and the division.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::winners::round_key;
use crate::actions::tally_round::{ComputedResult, compute_result, judge_code};
use crate::contest::ballot::{EntryCode, JudgeCode};
use crate::contest::bundle::Facts;
use crate::contest::mean::Mean;
use crate::contest::round::Stage;
use crate::contest::tally::{Counted, Scored, Tally, UncountedReason};
use crate::db::contests;
use crate::db::entries::Entry;
use crate::db::judging::{self, Panelist, Screened};
use crate::db::types::EntryId;
use crate::db::{Conn, DbError};
use crate::names;
use crate::web::filters;
use crate::web::input::query;
use crate::web::page::{Audience, Page};
use crate::web::request_context::OrganizerContext;
use crate::web::response::{self, HandlerResult};

/// So many ranked works stand on one page: with five judges each it is still read at a glance.
const PAGE: usize = 60;

#[derive(Template)]
#[template(path = "organizer/tally.html")]
struct TallyPage {
    page: Page,
    key: String,
    name: String,
    /// How sheets are counted, in words; empty while the jury is at work.
    rule: String,
    judges: Vec<Judge>,
    criteria: Vec<String>,
    counts: Vec<(&'static str, usize)>,
    rows: Vec<TallyRow>,
    newer: String,
    older: String,
    unranked: Vec<(Work, usize)>,
    hold: Vec<(Work, String, String)>,
}

/// A judge on the panel, as a column.
struct Judge {
    code: String,
    name: String,
}

/// A work, as lists name it.
#[derive(Clone)]
pub(super) struct Work {
    pub code: String,
    pub title: String,
    pub author: String,
}

struct TallyRow {
    rank: u32,
    tied: bool,
    work: Work,
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
/// When the contest has no such round, or the database fails.
pub async fn show_tally(
    who: OrganizerContext,
    path: web::Path<String>,
    request: HttpRequest,
) -> HandlerResult {
    let key = round_key(&path)?;
    let ctx = who.ctx;
    let (contest, links) = (ctx.app.contest.clone(), ctx.app.links.clone());
    let read = move |conn: &mut Conn| -> Result<_, DbError> {
        let round = contests::round(conn, key)?;
        if round.stage < Stage::Settling {
            return Ok(None);
        }
        let settled = compute_result(conn, &contest, &links, &round, vec![])?;
        let panel = judging::panel(conn, round.id)?;
        Ok(Some((settled, panel, works(conn, round.id)?)))
    };
    let found = ctx.app.db.read(read).await?;
    let page = ctx.page(Audience::Organizer);
    let name = page.word(&names::round(key));
    let mut answer = TallyPage::empty(page, key.to_string(), name);
    if let Some((settled, panel, works)) = found {
        answer.rule = rule(&answer.page, settled.facts());
        answer.criteria = criteria(&ctx, settled.facts());
        answer.fill(&settled, panel, &works, query::<TallyQuery>(&request).after);
    }
    response::page(&answer)
}

/// The works that went to a round's jury, by code.
pub(super) fn works(
    conn: &mut Conn,
    round: crate::db::types::RoundId,
) -> Result<BTreeMap<EntryCode, Entry>, DbError> {
    let all = judging::pool_page(conn, round, Screened::Shortlisted, EntryId(0), i64::MAX)?;
    let by_code = |(_, entry): (_, Entry)| (EntryCode(entry.code.clone()), entry);
    Ok(all.into_iter().map(by_code).collect())
}

/// How a work is named; by its code alone where it is not known.
pub(super) fn work(works: &BTreeMap<EntryCode, Entry>, code: &EntryCode) -> Work {
    let entry = works.get(code);
    Work {
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
        settled: &ComputedResult,
        panel: Vec<Panelist>,
        works: &BTreeMap<EntryCode, Entry>,
        after: Option<String>,
    ) {
        let tally = settled.tally();
        let codes: Vec<JudgeCode> = panel.iter().map(|judge| judge_code(judge.number)).collect();
        let names: BTreeMap<&JudgeCode, &str> = codes
            .iter()
            .zip(&panel)
            .map(|(code, judge)| (code, judge.name.as_str()))
            .collect();
        let begin = begin_after(tally, after.as_deref());
        let shown = tally.ranked.iter().skip(begin).take(PAGE);
        self.rows = shown.map(|scored| row(scored, &codes, works)).collect();
        self.turn_pages(tally, begin);
        let unranked = tally.unranked.iter();
        self.unranked = unranked
            .map(|one| (work(works, &one.entry), one.complete_sheets))
            .collect();
        self.hold = self.stood_aside(settled, &names, works);
        self.counts = vec![
            ("tally-ranked", tally.ranked.len()),
            (
                "tally-tied",
                tally.ranked.iter().filter(|one| one.tied).count(),
            ),
            ("tally-unranked", tally.unranked.len()),
            ("tally-recused", settled.facts().recusals.len()),
        ];
        let judge = |(code, panelist): (JudgeCode, Panelist)| Judge {
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

    /// The page before begins so many works earlier; the first has no work to begin after.
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

    /// Who stood back from what, and sheets that lack points.
    fn stood_aside(
        &self,
        settled: &ComputedResult,
        names: &BTreeMap<&JudgeCode, &str>,
        works: &BTreeMap<EntryCode, Entry>,
    ) -> Vec<(Work, String, String)> {
        let name = |judge: &JudgeCode| {
            let name = names.get(judge).copied().unwrap_or_default();
            format!("{} {name}", judge.0)
        };
        let recused = settled.facts().recusals.iter().map(|recusal| {
            let why = self.page.t("tally-uncounted-recused");
            (work(works, &recusal.entry), name(&recusal.judge), why)
        });
        let incomplete = settled.tally().uncounted.iter().filter_map(|hold| {
            let UncountedReason::Incomplete(missing) = &hold.because else {
                return None;
            };
            let why = self
                .page
                .tn("tally-uncounted-incomplete", "n", missing.len());
            Some((work(works, &hold.entry), name(&hold.judge), why))
        });
        recused.chain(incomplete).collect()
    }
}

fn begin_after(tally: &Tally, after: Option<&str>) -> usize {
    let found = |after: &str| tally.ranked.iter().position(|one| one.entry.0 == after);
    after.and_then(found).map_or(0, |position| position + 1)
}

fn row(scored: &Scored, judges: &[JudgeCode], works: &BTreeMap<EntryCode, Entry>) -> TallyRow {
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
        work: work(works, &scored.entry),
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

fn criteria(ctx: &crate::web::request_context::RequestContext, facts: &Facts) -> Vec<String> {
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
