//! Bringing in a list of posts: the file is looked at first, its report is shown, and only then it is brought in.
//!
//! The file waits in the database between the two steps, so that any copy of the program can take the second.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, web};
use askama::Template;
use chrono_tz::Tz;

use super::upload::uploaded;
use super::winners::hand_out;
use crate::actions::Acting;
use crate::app::App;
use crate::db::imports::{self, Import};
use crate::db::types::ImportId;
use crate::db::{Conn, DbError};
use crate::export::file::{File, Format};
use crate::lang::Phrase;
use crate::posts::bring_in::bring_in;
use crate::posts::report::{Line, Outcome, Reason, Report, Sums};
use crate::posts::{self, ListProblem};
use crate::web::error::WebError;
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::request_context::{OrganizerContext, RequestContext};
use crate::web::response::{self, HandlerResult};
use crate::web::wording;

const PATH: &str = "/admin/entries/import";
/// Rows on the page; the report as a file has all.
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

/// A row that is not simply entered.
struct RowLine {
    row: u64,
    kind: &'static str,
    outcome: String,
    reasons: Vec<String>,
    code: String,
}

/// The form for a list.
///
/// # Errors
/// When the page cannot be made.
pub async fn show_form(organizer: OrganizerContext) -> HandlerResult {
    response::page(&ImportPage {
        page: organizer.ctx.page(Audience::Organizer),
        form: Form::new(),
    })
}

/// Looks at a list, and stores nothing of it but the file and what would become of its rows.
///
/// # Errors
/// When the file cannot be received, or the database fails.
pub async fn look_at_list(
    organizer: OrganizerContext,
    request: HttpRequest,
    payload: web::Payload,
) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let (name, bytes) = uploaded(Multipart::new(request.headers(), payload), "list").await?;
    let app = ctx.app.clone();
    match off_thread(move || data(&app, acting, &name, &bytes)).await? {
        Ok(id) => response::redirect(&format!("{PATH}/{id}")),
        Err(problem) => {
            let mut form = Form::new();
            form.refuse("list", words(&problem));
            response::refused(&ImportPage {
                page: ctx.page(Audience::Organizer),
                form,
            })
        }
    }
}

fn data(
    app: &App,
    acting: Acting,
    name: &str,
    bytes: &[u8],
) -> Result<Result<ImportId, ListProblem>, WebError> {
    let rows = match posts::read(bytes) {
        Ok(rows) => rows,
        Err(problem) => return Ok(Err(problem)),
    };
    let told = bring_in(app, name, &rows, Some(acting.by), true)?;
    let report = written(&Report::of(&told))?;
    let kept = app.db.write_now(|conn| -> Result<_, DbError> {
        imports::keep(conn, acting.by, name, bytes, &report, acting.now)
    })?;
    Ok(Ok(kept))
}

/// What would become, or became, of a list.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn show_list(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let ctx = organizer.ctx;
    let import = load(&ctx, &id).await?;
    let report = read(&import)?;
    let told: Vec<&Line> = report
        .lines
        .iter()
        .filter(|line| line.outcome != Outcome::Accepted)
        .collect();
    let lines = told.iter().take(MOST_LINES);
    response::page(&ImportedPage {
        page: ctx.page(Audience::Organizer),
        id: import.id,
        name: import.name.clone(),
        is_done: import.done_at.is_some(),
        sums: report.sums,
        lines: lines.map(|line| row_line(&ctx, line)).collect(),
        left_out: told.len().saturating_sub(MOST_LINES),
    })
}

/// Brings a list in that was looked at. A second press finds it done and adds nothing.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn bring_in_list(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let (ctx, acting) = (organizer.ctx, organizer.acting);
    let import = load(&ctx, &id).await?;
    let address = format!("{PATH}/{}", import.id);
    let app = ctx.app.clone();
    off_thread(move || finish(&app, acting, &import)).await?;
    response::redirect_with_flash(&address, "import-posts")
}

fn finish(app: &App, acting: Acting, import: &Import) -> Result<(), WebError> {
    let Some(bytes) = app.db.read_now(|conn| imports::content(conn, import.id))? else {
        return Ok(());
    };
    let rows = posts::read(&bytes).map_err(|problem| WebError::Broken(problem.to_string()))?;
    let told = bring_in(app, &import.name, &rows, Some(acting.by), false)?;
    let report = written(&Report::of(&told))?;
    Ok(app.db.write_now(|conn| -> Result<_, DbError> {
        imports::finish(conn, import.id, &report, acting.now)
    })?)
}

/// The report with every row, as a table.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn download_report(organizer: OrganizerContext, id: web::Path<String>) -> HandlerResult {
    let import = load(&organizer.ctx, &id).await?;
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
    let read = move |conn: &mut Conn| -> Result<_, DbError> { imports::get(conn, id) };
    Ok(ctx.app.db.read(read).await?)
}

fn read(import: &Import) -> Result<Report, WebError> {
    serde_json::from_str(&import.report).map_err(|error| WebError::Broken(error.to_string()))
}

fn written(report: &Report) -> Result<String, WebError> {
    serde_json::to_string(report).map_err(|error| WebError::Broken(error.to_string()))
}

fn row_line(ctx: &RequestContext, line: &Line) -> RowLine {
    let word = |message: &Phrase| ctx.lang.word(message);
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

fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "pass",
        Outcome::Waiting => "unknown",
        Outcome::Returned | Outcome::Refused => "fail",
    }
}

fn outcome(outcome: Outcome) -> Phrase {
    Phrase::new(format!("import-{}", outcome.key()))
}

/// What a check saw says more than that its rule is broken.
fn why(reason: &Reason, zone: Tz) -> Phrase {
    let about = Phrase::new(format!("import-about-{}", reason.about.replace('_', "-")));
    if let Some(evidence) = &reason.evidence {
        let seen = wording::evidence(evidence, zone);
        return Phrase::new("import-seen")
            .with("about", about)
            .with("seen", seen);
    }
    let problem = reason.problem.key().replace('_', "-");
    let message = Phrase::new("import-reason")
        .with("about", about)
        .with("problem", Phrase::new(format!("import-problem-{problem}")));
    match &reason.written {
        Some(written) => message.with("written", written),
        None => message.with("written", "none"),
    }
}

fn words(problem: &ListProblem) -> Phrase {
    match problem {
        ListProblem::Empty => Phrase::new("import-list-empty"),
        ListProblem::NoHeading { first } => {
            Phrase::new("import-list-no-heading").with("first", first)
        }
        ListProblem::NoLinkColumn => Phrase::new("import-list-no-link"),
        ListProblem::NotATable(_) => Phrase::new("import-list-no-table"),
        ListProblem::TooLong { limit } => {
            let limit = i64::try_from(*limit).unwrap_or(i64::MAX);
            Phrase::new("import-list-too-long").with("limit", limit)
        }
    }
}

/// Whole lists take their time, and must not hold up other visitors.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WebError> + Send + 'static,
) -> Result<T, WebError> {
    let done = web::block(work).await;
    done.map_err(|error| WebError::Broken(error.to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::entry_details::Field;
    use crate::contest::rules::Rule;
    use crate::lang::Lang;
    use crate::posts::report::Problem;

    #[test]
    fn everything_that_can_be_wrong_has_words_in_both_languages() {
        let fields = [
            Field::ShareText,
            Field::Description,
            Field::Title,
            Field::Author,
            Field::Contact,
            Field::Phone,
            Field::Email,
            Field::Account,
        ];
        let rules = Rule::ALL.map(Rule::key);
        let abouts = fields
            .map(Field::name)
            .into_iter()
            .chain(rules)
            .chain(["published_at"]);
        let mut messages: Vec<Phrase> = Outcome::ALL.map(outcome).to_vec();
        for about in abouts {
            for problem in Problem::ALL {
                let written = Some("昨天".to_owned());
                let about = about.to_owned();
                let reason = Reason {
                    about,
                    problem,
                    written,
                    evidence: None,
                };
                messages.push(why(&reason, Tz::UTC));
            }
        }
        for message in messages {
            for lang in Lang::ALL {
                let words = lang.word(&message);
                assert!(!words.contains('⟦'), "{words} in {}", lang.tag());
            }
        }
    }
}
