//! The import of a list of posts in two steps: the file is read and a report is shown; then the list is imported.
//!
//! Between the steps the file is stored in the database, so that any copy of the program can do the second step.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use askama::Template;
use chrono_tz::Tz;

use super::upload::uploaded;
use super::winners::hand_out;
use crate::app::App;
use crate::contest::entry_details::EntryField;
use crate::contest::rules::Rule;
use crate::db::Conn;
use crate::db::imports::{self, Import};
use crate::db::types::{AccountId, ImportId};
use crate::export::file::{File, Format};
use crate::lang::Phrase;
use crate::posts::bring_in::bring_in;
use crate::posts::report::{Report, ReportLine, ReportReason, RowOutcome, Sums};
use crate::posts::{List, ListProblem};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{HandlerResult, redirect, redirect_with_flash};
use crate::web::wording;

const PATH: &str = "/admin/entries/import";
/// The most rows on the page. The downloaded report has all rows.
const MOST_LINES: usize = 300;

#[derive(Template)]
#[template(path = "organizer/import.html")]
struct ImportPage {
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "organizer/imported.html")]
struct ImportedPage {
    page: Page,
    id: ImportId,
    name: String,
    is_done: bool,
    sums: Sums,
    lines: Vec<RowLine>,
    left_out: usize,
}

/// A row that was not simply entered: one that waits, is returned, or is refused.
struct RowLine {
    row: u64,
    kind: &'static str,
    outcome: String,
    reasons: Vec<String>,
    code: String,
}

/// `GET /admin/entries/import`
pub async fn show_form(organizer: OrganizerContext) -> HandlerResult {
    show_form_with(&organizer, Form::new())
}

fn show_form_with(ctx: &RequestContext, form: Form) -> HandlerResult {
    let is_ok = form.is_ok();
    let page = ImportPage {
        page: ctx.page(Audience::Organizer),
        form,
    };
    match is_ok {
        true => ctx.render(&page),
        false => ctx.render_refused(&page),
    }
}

/// `POST /admin/entries/import`: plans the import of a list, storing only the file and the report.
pub async fn look_at_list(
    organizer: OrganizerContext,
    request: HttpRequest,
    payload: web::Payload,
) -> HandlerResult {
    let (name, bytes) = uploaded(Multipart::new(request.headers(), payload), "list").await?;
    let by = organizer.actor.by;
    let plan = move |app: &App| plan(app, by, &name, &bytes);
    match organizer.app.off_thread(plan).await? {
        Ok(id) => redirect(&format!("{PATH}/{id}")),
        Err(problem) => {
            let mut form = Form::new();
            form.refuse("list", words(&problem));
            show_form_with(&organizer, form)
        }
    }
}

fn plan(
    app: &App,
    by: AccountId,
    name: &str,
    bytes: &[u8],
) -> Result<Result<ImportId, ListProblem>, WebError> {
    let list = match List::open(bytes, &app.contest) {
        Ok(list) => list,
        Err(problem) => return Ok(Err(problem)),
    };
    let planned = bring_in(app, name, list.rows(), Some(by), true)?;
    let report = written(&Report::of(&planned))?;
    let now = app.now();
    let keep = |conn: &mut Conn| imports::keep(conn, by, name, bytes, &report, now);
    Ok(Ok(app.db.write_now(keep)?))
}

/// `GET /admin/entries/import/{id}`: the report of a list.
pub async fn show_list(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let ctx = &organizer.ctx;
    let import = load(ctx, &id).await?;
    let report = read(&import)?;
    let shown: Vec<&ReportLine> = report
        .lines
        .iter()
        .filter(|line| line.outcome != RowOutcome::Accepted)
        .collect();
    let lines = shown.iter().take(MOST_LINES);
    ctx.render(&ImportedPage {
        page: ctx.page(Audience::Organizer),
        id: import.id,
        name: import.name.clone(),
        is_done: import.done_at.is_some(),
        sums: report.sums,
        lines: lines.map(|line| row_line(ctx, line)).collect(),
        left_out: shown.len().saturating_sub(MOST_LINES),
    })
}

/// `POST /admin/entries/import/{id}`: imports a planned list. Sending it again adds nothing.
pub async fn bring_in_list(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let import = load(&organizer, &id).await?;
    let address = format!("{PATH}/{}", import.id);
    let by = organizer.actor.by;
    let finish = move |app: &App| finish(app, by, &import);
    organizer.app.off_thread(finish).await?;
    redirect_with_flash(&address, "import-posts")
}

fn finish(app: &App, by: AccountId, import: &Import) -> Result<(), WebError> {
    let Some(bytes) = app.db.read_now(|conn| imports::content(conn, import.id))? else {
        return Ok(());
    };
    let list = List::open(&bytes, &app.contest)
        .map_err(|problem| WebError::Broken(problem.to_string()))?;
    let imported = bring_in(app, &import.name, list.rows(), Some(by), false)?;
    let report = written(&Report::of(&imported))?;
    let now = app.now();
    let finish = |conn: &mut Conn| imports::finish(conn, import.id, &report, now);
    Ok(app.db.write_now(finish)?)
}

/// `GET /admin/entries/import/{id}/report.csv`: the report on all rows, as a table.
pub async fn download_report(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let import = load(&organizer, &id).await?;
    let mut bytes = vec![];
    let written = read(&import)?.write_csv(&mut bytes);
    written.map_err(|error| WebError::Broken(error.to_string()))?;
    Ok(hand_out(File {
        name: format!("import-{}.csv", import.id),
        media_type: Format::Csv.media_type(),
        bytes,
    }))
}

async fn load(ctx: &RequestContext, id: &str) -> Result<Import, WebError> {
    let id = id.parse().map(ImportId).map_err(|_| WebError::NotFound)?;
    ctx.read(move |tx| imports::get(tx.conn, id)).await
}

fn read(import: &Import) -> Result<Report, WebError> {
    serde_json::from_str(&import.report).map_err(|error| WebError::Broken(error.to_string()))
}

fn written(report: &Report) -> Result<String, WebError> {
    serde_json::to_string(report).map_err(|error| WebError::Broken(error.to_string()))
}

fn row_line(ctx: &RequestContext, line: &ReportLine) -> RowLine {
    let word = |phrase: &Phrase| ctx.lang.word(phrase);
    let zone = ctx.contest().calendar.zone();
    let mut reasons: Vec<String> = line
        .reasons
        .iter()
        .map(|reason| word(&why(reason, zone)))
        .collect();
    if let Some(row) = line.same_as_row {
        let row = i64::try_from(row).unwrap_or(i64::MAX);
        reasons.push(word(&Phrase::new("import-same-row").with("row", row)));
    }
    RowLine {
        row: line.row,
        kind: kind(line.outcome),
        outcome: word(&outcome(line.outcome)),
        reasons,
        code: line.code.clone().unwrap_or_default(),
    }
}

fn kind(outcome: RowOutcome) -> &'static str {
    match outcome {
        RowOutcome::Accepted => "pass",
        RowOutcome::Waiting => "unknown",
        RowOutcome::Returned | RowOutcome::Refused => "fail",
    }
}

fn outcome(outcome: RowOutcome) -> Phrase {
    Phrase::new(format!("import-{}", outcome.key()))
}

/// Why a row gave no entry: the evidence of the check that failed, else the problem with a column.
fn why(reason: &ReportReason, zone: Tz) -> Phrase {
    let about = about(&reason.about);
    if let Some(evidence) = &reason.evidence {
        let seen = wording::evidence(evidence, zone);
        return Phrase::new("import-seen")
            .with("about", about)
            .with("seen", seen);
    }
    let problem = Phrase::new(format!("import-problem-{}", reason.problem.key()));
    let phrase = Phrase::new("import-reason")
        .with("about", about)
        .with("problem", problem);
    match &reason.written {
        Some(written) => Phrase::new("import-reason-written")
            .with("reason", phrase)
            .with("written", written),
        None => phrase,
    }
}

/// The name of the rule or of the detail that a row's reason is about.
fn about(name: &str) -> Phrase {
    let detail = || EntryField::from_key(name).map(|field| Phrase::new(field.label()));
    let rule = Rule::from_key(name).map(Rule::phrase);
    rule.or_else(detail)
        .unwrap_or_else(|| Phrase::new("import-row"))
}

fn words(problem: &ListProblem) -> Phrase {
    match problem {
        ListProblem::Empty => Phrase::new("import-list-empty"),
        ListProblem::NoHeading { first } => {
            Phrase::new("import-list-no-heading").with("first", first)
        }
        ListProblem::NoLinkColumn => Phrase::new("import-list-no-link"),
        ListProblem::Locked => Phrase::new("import-list-locked"),
        ListProblem::NotATable => Phrase::new("import-list-no-table"),
        ListProblem::TooLong { limit } => {
            let limit = i64::try_from(*limit).unwrap_or(i64::MAX);
            Phrase::new("import-list-too-long").with("limit", limit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::entry_details::EntryField;
    use crate::contest::rules::Rule;
    use crate::lang::Lang;
    use crate::posts::report::ReportProblem;

    #[test]
    fn everything_that_can_be_wrong_has_words_in_both_languages() {
        let fields = EntryField::ALL.map(EntryField::key);
        let abouts = fields.into_iter().chain(Rule::ALL.map(Rule::key));
        let mut messages: Vec<Phrase> = RowOutcome::ALL.map(outcome).to_vec();
        for about in abouts {
            for problem in ReportProblem::ALL {
                let written = Some("昨天".to_owned());
                let about = about.to_owned();
                let reason = ReportReason {
                    about,
                    problem,
                    written,
                    evidence: None,
                };
                messages.push(why(&reason, Tz::UTC));
            }
        }
        for phrase in messages {
            for lang in Lang::ALL {
                let words = lang.word(&phrase);
                assert!(!words.contains('⟦'), "{words} in {}", lang.tag());
            }
        }
    }
}
