//! A contestant enters a video: the form, the checks while typing, and the result.

use std::time::Duration;

use actix_web::HttpRequest;
use askama::Template;

use super::entry_form::{self, Checked, Filled};
use crate::actions::submit_entry::{Submission, submit_entry};
use crate::contest::Contest;
use crate::contest::entry_details::EntryDetails;
use crate::contest::platform::Platform;
use crate::contest::rules;
use crate::contest::window::Opening;
use crate::lang::{Lang, Phrase};
use crate::links;
use crate::names;
use crate::pace::{Per, What};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, redirect_with_flash, too_many};
use crate::web::waiting::too_often;
use crate::web::wording;

#[derive(Template)]
#[template(path = "contestant/submit.html")]
struct SubmitPage {
    page: Page,
    form: Form,
    checked: Checked,
    guide: Guide,
    opening: OpeningView,
}

#[derive(Template)]
#[template(path = "contestant/check.html")]
struct CheckPart {
    page: Page,
    checked: Checked,
}

/// The requirements for an entry, in words.
pub(super) struct Guide {
    platforms: String,
    closing_platforms: String,
    pub topics: String,
    topics_closed: String,
    mailbox: String,
}

/// Whether the contest takes entries now.
struct OpeningView {
    is_open: bool,
    words: String,
}

/// `GET /submit`
pub async fn new_entry(ctx: RequestContext) -> HandlerResult {
    let mut form = Form::new();
    form.set("receipt_key", links::random_token());
    ctx.render(&submit_page(&ctx, form, Checked::default()))
}

/// `POST /submit`: makes the entry, or shows all errors.
pub async fn create_entry(ctx: RequestContext, Posted(form): Posted) -> HandlerResult {
    if let Some(wait) = ctx.wait(What::Submit, &[]) {
        return held_back(&ctx, form, wait);
    }
    let mut filled = entry_form::read(&form, ctx.contest());
    if !form.has("agree", "yes") {
        filled = refuse_agreement(filled);
    }
    match &filled.details {
        Ok(details) if form.is_ok() => {
            let details = details.clone();
            enter(&ctx, form, &filled, details).await
        }
        _ => refuse_form(&ctx, form, &filled).await,
    }
}

/// `POST /submit/check`: the results of the checks so far, as a part of the page for its script, and as a whole page
/// for browsers without scripts. It stores nothing.
pub async fn check_entry(
    ctx: RequestContext,
    request: HttpRequest,
    Posted(mut form): Posted,
) -> HandlerResult {
    if let Some(wait) = ctx.wait(What::Check, &[]) {
        return held_back(&ctx, form, wait);
    }
    let filled = entry_form::read(&form, ctx.contest());
    let checks = entry_form::check(&ctx, &form, &filled, None).await?;
    let checked = entry_form::shown(&form, &filled, &checks, ctx.contest(), ctx.lang);
    if wants_part(&request) {
        let page = ctx.page(Audience::Public);
        return ctx.render(&CheckPart { page, checked });
    }
    for (field, found) in [("title", &checked.title), ("author", &checked.author)] {
        if form.given(field).is_none() && !found.is_empty() {
            form.set(field, found.clone());
        }
    }
    ctx.render(&submit_page(&ctx, form, checked))
}

/// The form again, for somebody who sends it too often.
fn held_back(ctx: &RequestContext, mut form: Form, wait: Duration) -> HandlerResult {
    form.refuse("share_text", too_often(wait));
    let again = submit_page(ctx, form, Checked::default());
    too_many(ctx.render(&again), wait)
}

/// The requirements for an entry, in words.
pub(super) fn guide(contest: &Contest, lang: Lang) -> Guide {
    let name = |platform: Platform| lang.word(&platform.phrase());
    let named = |closed_only: bool| {
        let all = contest.definition.platforms.iter();
        let chosen = all.filter(|rule| rule.closed_topics || !closed_only);
        lang.list(chosen.map(|rule| name(rule.key)))
    };
    let topics = |closed| {
        let required = contest.definition.topics.required.iter();
        let written = required.map(|topic| wording::topic_as_wanted(topic, closed));
        written.collect::<Vec<_>>().join(" ")
    };
    Guide {
        platforms: named(false),
        closing_platforms: named(true),
        topics: topics(false),
        topics_closed: topics(true),
        mailbox: contest.definition.mail.address.clone(),
    }
}

fn submit_page(ctx: &RequestContext, form: Form, checked: Checked) -> SubmitPage {
    SubmitPage {
        page: ctx.page(Audience::Public),
        form,
        checked,
        guide: guide(ctx.contest(), ctx.lang),
        opening: opening(ctx),
    }
}

fn opening(ctx: &RequestContext) -> OpeningView {
    let calendar = &ctx.contest().calendar;
    let opening = calendar.opening(ctx.now);
    let message = match opening {
        Opening::Open(month, window) => Phrase::new("submit-month-open")
            .with("month", names::round(month))
            .with("n", window.days_left(ctx.now))
            .with("day", calendar.last_day(window.closes)),
        Opening::NotYet(opens) => {
            Phrase::new("submit-not-yet").with("day", calendar.local(opens).date())
        }
        Opening::Closed(closes) => {
            Phrase::new("submit-closed").with("day", calendar.last_day(closes))
        }
    };
    OpeningView {
        is_open: matches!(opening, Opening::Open(..)),
        words: ctx.lang.word(&message),
    }
}

fn refuse_agreement(filled: Filled) -> Filled {
    let mut problems = filled.details.err().unwrap_or_default();
    problems.push(("agree", Phrase::new("submit-agree-missing")));
    Filled {
        details: Err(problems),
        ..filled
    }
}

async fn enter(
    ctx: &RequestContext,
    mut form: Form,
    filled: &Filled,
    details: EntryDetails,
) -> HandlerResult {
    let recipient = form.value("email").trim().to_lowercase();
    let letters = [(Per::Recipient, recipient.as_str())];
    if let Some(wait) = ctx.app.pace.wait(What::Submit, &letters) {
        return held_back(ctx, form, wait);
    }
    let submission = Submission {
        receipt_key: receipt_key(&form, &details),
        details,
        reading: filled.reading.clone(),
        lang: ctx.lang,
    };
    match ctx.write(move |tx| submit_entry(tx, &submission)).await? {
        Ok(entry) => {
            let token = ctx.app.links.status_token(&entry.receipt_key);
            redirect_with_flash(&format!("/status/{token}"), "entered")
        }
        Err(refusal) => {
            let checks = entry_form::checks_of(refusal);
            log_refusal(&checks);
            let contest = ctx.contest();
            let checked = entry_form::shown(&form, filled, &checks, contest, ctx.lang);
            entry_form::refuse(&mut form, filled, &checks, contest);
            ctx.render_refused(&submit_page(ctx, form, checked))
        }
    }
}

async fn refuse_form(ctx: &RequestContext, mut form: Form, filled: &Filled) -> HandlerResult {
    let checks = entry_form::check(ctx, &form, filled, None).await?;
    log_refusal(&checks);
    let checked = entry_form::shown(&form, filled, &checks, ctx.contest(), ctx.lang);
    entry_form::refuse(&mut form, filled, &checks, ctx.contest());
    ctx.render_refused(&submit_page(ctx, form, checked))
}

/// Logs only the names of the rules, never what was typed.
fn log_refusal(checks: &[rules::Check]) {
    let failed = checks
        .iter()
        .filter(|check| check.verdict != rules::Verdict::Pass);
    let rules: Vec<&str> = failed.map(|check| check.rule.key()).collect();
    tracing::info!(?rules, "an entry was refused");
}

/// Identifies one entry: sending the same form again gives the same key, while another text in the same form (after
/// going back) gives another key.
fn receipt_key(form: &Form, details: &EntryDetails) -> String {
    match form.given("receipt_key") {
        Some(key) => links::hash_of(&format!("{key}\n{}", details.share_text)),
        None => links::random_token(),
    }
}

/// Whether the page's script (static/js/submit.js) sent the request, and inserts the response into its page.
fn wants_part(request: &HttpRequest) -> bool {
    request.headers().contains_key("x-part")
}
