//! A contestant enters a work: the form, its checks while typing, and what becomes of it.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use askama::Template;

use super::entry_form::{self, Checked, Filled};
use super::rate_limit::{self, RateLimit};
use crate::actions::submit_entry::{Submission, submit_entry};
use crate::contest::Contest;
use crate::contest::entry_details::EntryDetails;
use crate::contest::platform::Platform;
use crate::contest::rules;
use crate::lang::{Lang, Phrase};
use crate::links;
use crate::names;
use crate::web::error::or_refused;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::request_context::RequestContext;
use crate::web::response::{HandlerResult, page, page_with, redirect_with_flash, refused};
use crate::web::wording;

const LIMIT: RateLimit = RateLimit {
    what: "submit",
    most: 30,
    minutes: 10,
};

#[derive(Template)]
#[template(path = "contestant/submit.html")]
struct SubmitPage {
    page: Page,
    form: Form,
    checked: Checked,
    guide: Guide,
    opening: Opening,
}

#[derive(Template)]
#[template(path = "contestant/check.html")]
struct CheckPart {
    page: Page,
    checked: Checked,
}

/// What an entry needs, in words.
pub(super) struct Guide {
    platforms: String,
    closing_platforms: String,
    pub topics: String,
    topics_closed: String,
    mailbox: String,
}

/// Whether works are taken just now.
struct Opening {
    is_open: bool,
    words: String,
}

/// `GET /submit`
///
/// # Errors
/// When the page cannot be made.
pub async fn new_entry(ctx: RequestContext) -> HandlerResult {
    let mut form = Form::new();
    form.set("receipt_key", links::random_token());
    page(&submit_page(&ctx, form, Checked::default()))
}

/// `POST /submit`: enters the work, or answers with everything that is wrong.
///
/// # Errors
/// When the database cannot be used.
pub async fn create_entry(ctx: RequestContext, Posted(mut form): Posted) -> HandlerResult {
    if rate_limit::exceeds(&ctx, LIMIT, &ctx.address).await? {
        form.refuse("share_text", "submit-too-many");
        let again = submit_page(&ctx, form, Checked::default());
        return page_with(StatusCode::TOO_MANY_REQUESTS, &again);
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

/// `POST /submit/check`: what the rules say of a form so far; a part of the page for its script, the whole page for a
/// browser without one. Stores nothing.
///
/// # Errors
/// When the database cannot be used.
pub async fn check_entry(
    ctx: RequestContext,
    request: HttpRequest,
    Posted(mut form): Posted,
) -> HandlerResult {
    let filled = entry_form::read(&form, ctx.contest());
    let checks = entry_form::check(&ctx, &form, &filled, None).await?;
    let checked = entry_form::shown(&form, &filled, &checks, ctx.contest(), ctx.lang);
    if !is_navigation(&request) {
        let page_of = ctx.page(Audience::Public);
        return page(&CheckPart {
            page: page_of,
            checked,
        });
    }
    for (field, found) in [("title", &checked.title), ("author", &checked.author)] {
        if form.given(field).is_none() && !found.is_empty() {
            form.set(field, found.clone());
        }
    }
    page(&submit_page(&ctx, form, checked))
}

/// What an entry needs, in words.
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

fn opening(ctx: &RequestContext) -> Opening {
    let calendar = &ctx.contest().calendar;
    let (whole, zone) = (calendar.whole(), calendar.zone());
    let message = match calendar.month_of(ctx.now) {
        Some(month) => {
            let window = calendar.window(month);
            Phrase::new("submit-month-open")
                .with("month", names::round(month))
                .with("n", window.days_left(ctx.now))
                .with("day", wording::last_day(window.closes, zone))
        }
        None if ctx.now < whole.opens => {
            Phrase::new("submit-not-yet").with("day", wording::day(whole.opens, zone))
        }
        None => Phrase::new("submit-closed").with("day", wording::last_day(whole.closes, zone)),
    };
    Opening {
        is_open: whole.contains(ctx.now),
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
    let submission = Submission {
        receipt_key: receipt_key(&form, &details),
        details,
        reading: filled.reading.clone(),
        lang: ctx.lang,
    };
    let (contest, links, now) = (ctx.app.contest.clone(), ctx.app.links.clone(), ctx.now);
    let done = ctx
        .app
        .db
        .write(move |conn| submit_entry(conn, &contest, &links, &submission, now))
        .await;
    match or_refused(done)? {
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
            refused(&submit_page(ctx, form, checked))
        }
    }
}

async fn refuse_form(ctx: &RequestContext, mut form: Form, filled: &Filled) -> HandlerResult {
    let checks = entry_form::check(ctx, &form, filled, None).await?;
    log_refusal(&checks);
    let checked = entry_form::shown(&form, filled, &checks, ctx.contest(), ctx.lang);
    entry_form::refuse(&mut form, filled, &checks, ctx.contest());
    refused(&submit_page(ctx, form, checked))
}

/// Names the rules only: what was typed is nobody's business but the contestant's.
fn log_refusal(checks: &[rules::Check]) {
    let failed = checks
        .iter()
        .filter(|check| check.verdict != rules::Verdict::Pass);
    let rules: Vec<&str> = failed.map(|check| check.rule.key()).collect();
    tracing::info!(?rules, "an entry was refused");
}

/// One form enters one work however often it is sent; another text in the same form (after going back) is another work.
fn receipt_key(form: &Form, details: &EntryDetails) -> String {
    match form.given("receipt_key") {
        Some(key) => links::hash_of(&format!("{key}\n{}", details.share_text)),
        None => links::random_token(),
    }
}

fn is_navigation(request: &HttpRequest) -> bool {
    let mode = request.headers().get("sec-fetch-mode");
    mode.is_some_and(|mode| mode == "navigate")
}
