//! Where does my work stand, and what can I do? The page behind the receipt's secret link.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::lines::{self, StageView};
use super::mend::{self, MendView};
use super::particulars::particulars;
use crate::actions::correct_entry::{ChangeRefused, is_open};
use crate::actions::review_entry::reason_words;
use crate::actions::withdraw_entry::withdraw_entry as take_back;
use crate::contest::entry::{EntryState, EntryStep, Way};
use crate::contest::round::RoundKey;
use crate::contest::rules::Check;
use crate::db::asides::{self, Aside};
use crate::db::contests::Round;
use crate::db::entries::{self, Entry, Step};
use crate::db::types::AsideId;
use crate::db::{Conn, DbError, awards, contests};
use crate::lang::Message;
use crate::site;
use crate::web::answer::{Answer, page, page_with, refused, see_done};
use crate::web::error::{WebError, or_refused};
use crate::web::filters;
use crate::web::form::Form;
use crate::web::page::{Audience, Page};
use crate::web::verdict::{self, VerdictRow};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "contestant/status.html")]
struct StatusPage {
    page: Page,
    code: String,
    title: String,
    state: &'static str,
    link: Option<String>,
    stages: Vec<StageView>,
    verdicts: Vec<VerdictRow>,
    next: String,
    month: String,
    problem: String,
    steps: Vec<StepView>,
    awards: Vec<AwardView>,
    details: Vec<(String, String)>,
    can_change: bool,
    mend: Option<MendView>,
    form: Form,
    token: String,
}

#[derive(Template)]
#[template(path = "contestant/lost.html")]
struct LostPage {
    page: Page,
}

pub(super) struct StepView {
    pub at: String,
    pub what: String,
    pub reason: String,
    pub note: String,
}

struct AwardView {
    round: String,
    tier: String,
    fen: i64,
}

/// Everything that is stored of an entry and told on its page.
struct Stored {
    entry: Entry,
    own: Option<Round>,
    month: Option<Round>,
    checks: Vec<Check>,
    steps: Vec<Step>,
    awards: Vec<(String, String, i64)>,
    can_change: bool,
    asides: Vec<Aside>,
    is_offered: bool,
}

impl Stored {
    /// What the contestant can mend; the post of an e-mail work is the organizers' own.
    fn aside(&self) -> Option<&Aside> {
        let mut asides = self.asides.iter();
        let open = asides.find(|aside| aside.settled_at.is_none());
        open.filter(|_| self.entry.way.0 == Way::Platform)
    }

    fn is_left_out(&self) -> bool {
        self.asides.iter().any(|aside| aside.round_id.is_some())
    }
}

/// `GET /status/{token}`
///
/// # Errors
/// When the database cannot be used.
pub async fn show_status(visit: Visit, token: Path<String>) -> Answer {
    match stored(&visit, &token).await? {
        None => lost(&visit),
        Some(stored) => page(&status_page(&visit, stored, &token, "", Form::new())),
    }
}

/// The page again, with what is wrong in the form that mends a link.
pub(super) async fn show_with(visit: &Visit, token: &str, form: Form) -> Answer {
    match stored(visit, token).await? {
        None => lost(visit),
        Some(stored) => refused(&status_page(visit, stored, token, "", form)),
    }
}

/// `POST /status/{token}/withdraw`
///
/// # Errors
/// When the database cannot be used.
pub async fn withdraw_entry(visit: Visit, token: Path<String>) -> Answer {
    if of_token(&visit, &token).await?.is_none() {
        return lost(&visit);
    }
    let (hash, now) = (site::hash_of(&token), visit.now);
    let write = move |conn: &mut Conn| take_back(conn, &hash, now);
    match or_refused(visit.app.db.write(write).await)? {
        Ok(_) => see_done(&format!("/status/{token}"), "withdrawn"),
        Err(refused) => not_now(&visit, &token, &refused).await,
    }
}

/// The entry behind a token.
pub(super) async fn of_token(visit: &Visit, token: &str) -> Result<Option<Entry>, WebError> {
    let hash = site::hash_of(token);
    let found = visit
        .app
        .db
        .read(move |conn| entries::by_token_hash(conn, &hash))
        .await
        .map_err(|error: DbError| WebError::from(error))?;
    Ok(found)
}

/// What is answered to a link that leads to no entry: where to get the right one.
pub(super) fn lost(visit: &Visit) -> Answer {
    let page = visit.page(Audience::Public);
    page_with(StatusCode::NOT_FOUND, &LostPage { page })
}

async fn not_now(visit: &Visit, token: &str, refused: &ChangeRefused) -> Answer {
    let key = match refused {
        ChangeRefused::NotNow(not_now) if not_now.state == EntryState::Withdrawn => {
            "status-withdrawn-already"
        }
        _ => "edit-closed",
    };
    match stored(visit, token).await? {
        None => lost(visit),
        Some(stored) => {
            let again = status_page(visit, stored, token, key, Form::new());
            page_with(StatusCode::CONFLICT, &again)
        }
    }
}

async fn stored(visit: &Visit, token: &str) -> Result<Option<Stored>, WebError> {
    let hash = site::hash_of(token);
    let read = visit.app.db.read(move |conn| {
        entries::by_token_hash(conn, &hash)?
            .map(|entry| load(conn, entry))
            .transpose()
    });
    read.await.map_err(|error: DbError| WebError::from(error))
}

fn load(conn: &mut Conn, entry: Entry) -> Result<Stored, DbError> {
    let mut round = |id: Option<_>| id.map(|id| contests::round_by_id(conn, id)).transpose();
    let (own, month) = (round(entry.own_round_id)?, round(entry.round_id)?);
    let asides = asides::of_entry(conn, entry.id)?;
    let open: Vec<AsideId> = asides
        .iter()
        .filter(|aside| aside.settled_at.is_none())
        .map(|aside| aside.id)
        .collect();
    Ok(Stored {
        is_offered: !asides::offers(conn, &open)?.is_empty(),
        asides,
        own,
        month,
        checks: entries::newest_checks(conn, entry.id)?,
        steps: entries::steps(conn, entry.id)?,
        awards: awards::of_entry(conn, entry.id)?,
        can_change: is_open(conn, &entry)?,
        entry,
    })
}

fn status_page(
    visit: &Visit,
    stored: Stored,
    token: &str,
    problem: &str,
    form: Form,
) -> StatusPage {
    let (contest, lang) = (visit.contest(), visit.lang);
    let Stored { entry, month, .. } = &stored;
    let state = entry.state.0;
    let place = month.as_ref().map(|round| (round.key, round.stage));
    let say = |key: String| lang.word(&Message::new(key));
    StatusPage {
        page: visit.page(Audience::Public),
        code: entry.code.clone(),
        title: entry.title.clone(),
        state: state.key(),
        link: entry.link.clone(),
        stages: lines::stage_line(state, place, contest, lang),
        verdicts: verdict::rows(&stored.checks, contest, lang),
        next: say(next_key(&stored)),
        month: month_words(&stored).map_or(String::new(), |words| lang.word(&words)),
        problem: if problem.is_empty() {
            String::new()
        } else {
            say(problem.to_owned())
        },
        steps: steps(visit, &stored),
        mend: stored
            .aside()
            .map(|aside| mend::view(visit, aside, stored.is_offered)),
        form,
        awards: stored
            .awards
            .iter()
            .map(|award| award_view(visit, award))
            .collect(),
        details: particulars(visit, entry),
        can_change: stored.can_change,
        token: token.to_owned(),
    }
}

/// Key of what is to be done next.
fn next_key(stored: &Stored) -> String {
    let open = if stored.can_change { "" } else { "-closed" };
    let by_mail = stored.entry.way.0 == Way::Mail;
    match stored.entry.state.0 {
        _ if stored.aside().is_some() => "status-next-aside".to_owned(),
        _ if !stored.awards.is_empty() => "status-next-awarded".to_owned(),
        EntryState::Returned if by_mail => "status-next-returned-mail".to_owned(),
        EntryState::Returned => format!("status-next-returned{open}"),
        EntryState::Accepted if stored.is_left_out() => "status-next-left-out".to_owned(),
        EntryState::Accepted => match &stored.month {
            Some(round) if round.stage.is_public() => "status-next-result".to_owned(),
            None if by_mail => "status-next-accepted-mail".to_owned(),
            _ => "status-next-accepted".to_owned(),
        },
        state => format!("status-next-{}", state.key()),
    }
}

/// The month an entry counts in, and why it is not its own.
fn month_words(stored: &Stored) -> Option<Message> {
    let name = |round: &Round| verdict::round_name(round.key);
    let (late, own_month) = match stored.entry.way.0 {
        Way::Platform => ("status-month-late", "status-month-own"),
        Way::Mail => ("status-month-late-mail", "status-month-mail"),
    };
    match (&stored.own, &stored.month) {
        // what takes no part counts in no month
        (_, None) if !stored.entry.state.0.holds_its_video() => None,
        (Some(own), Some(month)) if own.key != month.key => Some(
            Message::new(late)
                .with("own", name(own))
                .with("month", name(month)),
        ),
        (_, Some(month)) => Some(Message::new("status-month").with("month", name(month))),
        (Some(own), None) => Some(Message::new(own_month).with("month", name(own))),
        (None, None) => None,
    }
}

/// Everything that was done, oldest first.
fn steps(visit: &Visit, stored: &Stored) -> Vec<StepView> {
    let done = stored.steps.iter();
    let done = done.map(|step| (step.at.utc(), step_view(visit, step)));
    let mut all: Vec<_> = done.chain(mend::history(visit, &stored.asides)).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, view)| view).collect()
}

fn step_view(visit: &Visit, step: &Step) -> StepView {
    let say = |key: &'static str| visit.lang.word(&Message::new(key));
    StepView {
        at: verdict::moment(step.at.utc(), visit.contest().calendar.zone()),
        what: say(step_words(step.step.0)),
        reason: step
            .reason
            .map(|reason| say(reason_words(reason.0)))
            .unwrap_or_default(),
        note: match step.step.0 {
            EntryStep::Return | EntryStep::Reject | EntryStep::Publish => step.note.clone(),
            // an organizer's own words to colleagues
            _ => String::new(),
        },
    }
}

fn step_words(step: EntryStep) -> &'static str {
    match step {
        EntryStep::Submit => "status-step-submit",
        EntryStep::Accept => "status-step-accept",
        EntryStep::Return => "status-step-return",
        EntryStep::Reject => "status-step-reject",
        EntryStep::Reopen => "status-step-reopen",
        EntryStep::Correct => "status-step-correct",
        EntryStep::Withdraw => "status-step-withdraw",
        EntryStep::Settle => "step-settle",
        EntryStep::Publish => "step-publish",
    }
}

fn award_view(visit: &Visit, (round, tier, fen): &(String, String, i64)) -> AwardView {
    let key = round.parse::<RoundKey>();
    let tiers = &visit.contest().definition.tiers;
    let named = tiers.iter().find(|rule| rule.key == *tier);
    AwardView {
        round: key.map_or_else(
            |_| round.clone(),
            |key| visit.lang.word(&verdict::round_name(key)),
        ),
        tier: named.map_or_else(
            || tier.clone(),
            |rule| visit.lang.pick(&rule.name).to_owned(),
        ),
        fen: *fen,
    }
}
