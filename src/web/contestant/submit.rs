//! A contestant enters a work: the form, its checks while typing, and what becomes of it.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use askama::Template;

use super::entry_form::{self, Checked, Filled};
use super::pace::{self, Pace};
use crate::actions::submit_entry::{Submission, submit_entry};
use crate::contest::Contest;
use crate::contest::claim::Claim;
use crate::contest::rules;
use crate::lang::{Lang, Message};
use crate::site;
use crate::web::answer::{Answer, page, page_with, refused, see_done};
use crate::web::error::or_refused;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::input::Posted;
use crate::web::page::{Audience, Page};
use crate::web::verdict;
use crate::web::visit::Visit;

const PACE: Pace = Pace {
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
pub async fn new_entry(visit: Visit) -> Answer {
    let mut form = Form::new();
    form.set("receipt_key", site::random_token());
    page(&submit_page(&visit, form, Checked::default()))
}

/// `POST /submit`: enters the work, or answers with everything that is wrong.
///
/// # Errors
/// When the database cannot be used.
pub async fn create_entry(visit: Visit, Posted(mut form): Posted) -> Answer {
    if pace::is_too_much(&visit, PACE, &visit.address).await? {
        form.refuse("share_text", "submit-too-many");
        let again = submit_page(&visit, form, Checked::default());
        return page_with(StatusCode::TOO_MANY_REQUESTS, &again);
    }
    let mut filled = entry_form::read(&form, visit.contest());
    if !form.has("agree", "yes") {
        filled = refuse_agreement(filled);
    }
    match &filled.claim {
        Ok(claim) if form.is_ok() => {
            let claim = claim.clone();
            enter(&visit, form, &filled, claim).await
        }
        _ => refuse_form(&visit, form, &filled).await,
    }
}

/// `POST /submit/check`: what the rules say of a form so far; a part of the page for its script, the whole page for a
/// browser without one. Stores nothing.
///
/// # Errors
/// When the database cannot be used.
pub async fn check_entry(visit: Visit, request: HttpRequest, Posted(mut form): Posted) -> Answer {
    let filled = entry_form::read(&form, visit.contest());
    let checks = entry_form::check(&visit, &form, &filled, None).await?;
    let checked = entry_form::shown(&form, &filled, &checks, visit.contest(), visit.lang);
    if !is_navigation(&request) {
        let page_of = visit.page(Audience::Public);
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
    page(&submit_page(&visit, form, checked))
}

/// What an entry needs, in words.
pub(super) fn guide(contest: &Contest, lang: Lang) -> Guide {
    let name = |platform| lang.word(&verdict::platform_name(platform));
    let gap = if lang == Lang::Zh { "、" } else { ", " };
    let named = |closed_only: bool| {
        let all = contest.definition.platforms.iter();
        let chosen = all.filter(|rule| rule.closed_topics || !closed_only);
        chosen
            .map(|rule| name(rule.key))
            .collect::<Vec<_>>()
            .join(gap)
    };
    let topics = |closed| {
        let required = contest.definition.topics.required.iter();
        let written = required.map(|topic| verdict::topic_as_wanted(topic, closed));
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

fn submit_page(visit: &Visit, form: Form, checked: Checked) -> SubmitPage {
    SubmitPage {
        page: visit.page(Audience::Public),
        form,
        checked,
        guide: guide(visit.contest(), visit.lang),
        opening: opening(visit),
    }
}

fn opening(visit: &Visit) -> Opening {
    let calendar = &visit.contest().calendar;
    let (whole, zone) = (calendar.whole(), calendar.zone());
    let message = match calendar.month_of(visit.now) {
        Some(month) => {
            let window = calendar.window(month);
            Message::new("submit-month-open")
                .with("month", verdict::round_name(month))
                .with("n", window.days_left(visit.now))
                .with("day", verdict::last_day(window.closes, zone))
        }
        None if visit.now < whole.opens => {
            Message::new("submit-not-yet").with("day", verdict::day(whole.opens, zone))
        }
        None => Message::new("submit-closed").with("day", verdict::last_day(whole.closes, zone)),
    };
    Opening {
        is_open: whole.contains(visit.now),
        words: visit.lang.word(&message),
    }
}

fn refuse_agreement(filled: Filled) -> Filled {
    let mut problems = filled.claim.err().unwrap_or_default();
    problems.push(("agree", Message::new("submit-agree-missing")));
    Filled {
        claim: Err(problems),
        ..filled
    }
}

async fn enter(visit: &Visit, mut form: Form, filled: &Filled, claim: Claim) -> Answer {
    let submission = Submission {
        receipt_key: receipt_key(&form, &claim),
        claim,
        reading: filled.reading.clone(),
        lang: visit.lang,
    };
    let (contest, site, now) = (visit.app.contest.clone(), visit.app.site.clone(), visit.now);
    let done = visit
        .app
        .db
        .write(move |conn| submit_entry(conn, &contest, &site, &submission, now))
        .await;
    match or_refused(done)? {
        Ok(entry) => {
            let token = visit.app.site.status_token(&entry.receipt_key);
            see_done(&format!("/status/{token}"), "entered")
        }
        Err(refusal) => {
            let checks = entry_form::checks_of(refusal);
            log_refusal(&checks);
            let contest = visit.contest();
            let checked = entry_form::shown(&form, filled, &checks, contest, visit.lang);
            entry_form::refuse(&mut form, filled, &checks, contest);
            refused(&submit_page(visit, form, checked))
        }
    }
}

async fn refuse_form(visit: &Visit, mut form: Form, filled: &Filled) -> Answer {
    let checks = entry_form::check(visit, &form, filled, None).await?;
    log_refusal(&checks);
    let checked = entry_form::shown(&form, filled, &checks, visit.contest(), visit.lang);
    entry_form::refuse(&mut form, filled, &checks, visit.contest());
    refused(&submit_page(visit, form, checked))
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
fn receipt_key(form: &Form, claim: &Claim) -> String {
    match form.given("receipt_key") {
        Some(key) => site::hash_of(&format!("{key}\n{}", claim.share_text)),
        None => site::random_token(),
    }
}

fn is_navigation(request: &HttpRequest) -> bool {
    let mode = request.headers().get("sec-fetch-mode");
    mode.is_some_and(|mode| mode == "navigate")
}
