//! The style page: every part of the pages in every state, with samples, for those who change one.

use askama::Template;

use crate::contest::round::Stage;
use crate::lang::Phrase;
use crate::names;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::plot::BarPlot;
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::HandlerResult;

struct StageSample {
    name: String,
    when: String,
    state: &'static str,
}

struct TierSample {
    key: String,
    name: String,
    count: u32,
    fen: i64,
}

struct EntrySample {
    href: &'static str,
    title: String,
    author: String,
    source: String,
    code: &'static str,
    plate: u8,
    poster: Option<String>,
    award: Option<String>,
}

#[derive(Template)]
#[template(path = "style.html")]
struct StylePage {
    page: Page,
    form: Form,
    rounds: Vec<(String, String)>,
    stages: Vec<StageSample>,
    tiers: Vec<TierSample>,
    entries: Vec<EntrySample>,
    months: BarPlot,
}

/// All parts.
pub async fn show_style(ctx: OrganizerContext) -> HandlerResult {
    let keys = ctx.contest().definition.round_keys();
    let name = |key| ctx.lang.word(&names::round(key));
    let months = keys.iter().zip(1_i64..).take(12);
    ctx.render(&StylePage {
        page: ctx.page(Audience::Organizer),
        form: form(),
        rounds: keys
            .iter()
            .take(3)
            .map(|key| (key.to_string(), name(*key)))
            .collect(),
        stages: stages(&ctx),
        tiers: tiers(&ctx),
        entries: entries(&ctx),
        months: BarPlot::new(months.map(|(key, n)| (key.to_string(), n * n * 10))),
    })
}

fn form() -> Form {
    let mut form = Form::new();
    form.set("share_text", "https://v.douyin.com/iRNBho5q/");
    form.find("share_text", "style-sample");
    form.set("phone", "12345");
    form.refuse("phone", "style-prose");
    form
}

fn stages(ctx: &RequestContext) -> Vec<StageSample> {
    let states = ["done", "done", "now", "todo", "todo", "todo"];
    let sample = |(stage, state): (Stage, &'static str)| StageSample {
        name: ctx.lang.word(&stage.phrase()),
        when: "2023-07-17".to_owned(),
        state,
    };
    let all = Stage::ALL.into_iter();
    all.zip(states).map(sample).collect()
}

fn tiers(ctx: &RequestContext) -> Vec<TierSample> {
    let tiers = ctx.contest().definition.tiers.iter();
    tiers
        .map(|tier| TierSample {
            key: tier.key.clone(),
            name: ctx.lang.pick(&tier.name).to_owned(),
            count: tier.total,
            fen: tier.fen(),
        })
        .collect()
}

fn entries(ctx: &RequestContext) -> Vec<EntrySample> {
    let sample = ctx.lang.word(&Phrase::new("style-sample"));
    let source = ctx.lang.word(&names::source(None));
    let entry = |plate: u8| EntrySample {
        href: "#main",
        title: sample.repeat(if plate == 1 { 4 } else { 1 }),
        author: sample.chars().take(4).collect(),
        source: source.clone(),
        code: "TJ2-000123",
        plate,
        poster: None,
        award: (plate == 0).then(|| ctx.lang.word(&Stage::Final.phrase())),
    };
    (0..6).map(entry).collect()
}
